"""listing_check.py EDGEWISE STORE LISTING KIND: what a reader printed, "name TAB type TAB name" an edge and
".type TAB name" a node, equals the store. KIND: "trimmed" for readers that drop blanks around values, "called" for those
that were given labels, which are never empty."""
import re
import sys

from store import Store, xml

store = Store(sys.argv[1], sys.argv[2])
kind = sys.argv[4] if len(sys.argv) > 4 else ''


def flat(value):
    value = re.sub('[\x00-\x1f]+', ' ', xml(value).replace('\r\n', '\n'))
    return value.strip(' ') if kind == 'trimmed' else value


def name(node_id):
    return flat(store.name(node_id)) or (flat(node_id) if kind == 'called' else '')


with open(sys.argv[3], encoding='utf-8', newline='\n') as file:
    listed = [line for line in file.read().split('\n') if line]
if kind == 'trimmed':
    listed = ['\t'.join(cell.strip(' ') for cell in line.split('\t')) for line in listed]
listed.sort()
wanted = sorted(['%s\t%s\t%s' % (name(e['source']), flat(e['type']), name(e['target'])) for e in store.edges.values()] +
                ['.%s\t%s' % (flat(n['type']), name(i)) for i, n in store.nodes.items()])
assert len(listed) == len(wanted), (len(listed), len(wanted))
for got, want in zip(listed, wanted):
    assert got == want, (got[:300], want[:300])
print('%d nodes, %d edges: names, ends, types equal the store' % (len(store.nodes), len(store.edges)))
