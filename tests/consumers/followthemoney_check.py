"""followthemoney_check.py EDGEWISE WORK: every entity is valid by the model, and every edge links what it links."""
import json
import subprocess
import sys
from importlib.metadata import version

from followthemoney import model

from store import Store

edgewise, work = sys.argv[1:]
for name in ('hostile', 'generated', 'empty', 'one'):
    path = '%s/%s.db' % (work, name)
    store = Store(edgewise, path)
    out = subprocess.run([edgewise, 'export', 'ftm', path], capture_output=True, check=True).stdout.decode()
    entities = {}
    for line in out.split('\n'):
        if not line:
            continue
        data = json.loads(line)
        assert data['id'] not in entities
        proxy = model.get_proxy(data, cleaned=True)
        proxy.schema.validate(data)  # throws what is wrong
        assert not proxy.schema.abstract
        cleaned = model.get_proxy(data, cleaned=False)
        for prop, values in data['properties'].items():
            of = proxy.schema.get(prop)
            assert of is not None, (proxy.schema.name, prop)
            for value in values:
                assert len(value) <= (of.type.max_length or 1 << 30), (prop, len(value))
                assert of.type.clean(value, proxy=proxy) is not None, (data['id'], prop, value[:100])
            assert len(cleaned.get(of)) >= 1
        entities[data['id']] = proxy
    links = [e for e in entities.values() if e.schema.edge]
    articles = [e for e in entities.values() if e.schema.name == 'Article']
    assert len(links) == len(store.edges) and len(articles) == len(store.documents)
    assert len(entities) == len(store.nodes) + len(store.edges) + len(store.documents)
    for link in links:
        for prop in (link.schema.source_prop, link.schema.target_prop):
            end = entities[link.get(prop)[0]]
            assert end.schema.is_a(prop.range), (link.schema.name, prop.name, end.schema.name)
        assert link.get('proof') and all(entities[a].schema.name == 'Article' for a in link.get('proof'))
        assert link.get('recordId')[0] in store.edges
    roles = [e for e in store.edges.values()
             if e['type'] == 'HOLDS_ROLE' and e['modality'] == 'actual' and not e['negated']]
    assert sum(e.schema.name == 'Occupancy' for e in links) == len(roles)
    print('followthemoney %s: %d entities valid, links whole; %s' % (version('followthemoney'), len(entities), name))
