"""readers_check.py EDGEWISE WORK SCHEMAS: the Python readers of graphs, tables and RDF read what the store holds."""
import csv
import io
import json
import subprocess
import sys
from importlib.metadata import version

import igraph
import networkx as nx
import pandas as pd
import pyoxigraph as ox
import rdflib
from lxml import etree

from store import Store, xml

edgewise, work, schemas = sys.argv[1:]
csv.field_size_limit(1 << 24)


def path(form, graph, ending, *options):
    to = '%s/%s.%s' % (work, graph, ending)
    done = subprocess.run([edgewise, 'export', form, '%s/%s.db' % (work, graph), '-o', to, *options], capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return to


def lines(value):
    """Line ends as XML readers give them."""
    return xml(value).replace('\r\n', '\n').replace('\r', '\n')


def equal(got, want, what):
    got, want = sorted(got), sorted(want)
    assert len(got) == len(want), (what, len(got), len(want))
    for g, w in zip(got, want):
        assert g == w, (what, str(g)[:300], str(w)[:300])


def report(program, package, what):
    print('%-12s %-10s %s' % (program, version(package), what))


for name in ('hostile', 'generated', 'empty', 'one'):
    store = Store(edgewise, '%s/%s.db' % (work, name))
    names = [store.name(i) for i in store.nodes]
    size = '%s: %d nodes, %d edges' % (name, len(store.nodes), len(store.edges))
    raw_ends = [(store.name(e['source']), e['type'], store.name(e['target'])) for e in store.edges.values()]

    graphml, gexf = path('graphml', name, 'graphml'), path('gexf', name, 'gexf')
    huge = etree.XMLParser(huge_tree=True)
    for form, schema in ((graphml, 'graphml.xsd'), (gexf, None)):
        tree = etree.parse(form, huge)
        if schema:
            etree.XMLSchema(etree.parse('%s/%s' % (schemas, schema))).assertValid(tree)
    report('lxml', 'lxml', 'GraphML is valid by its schema; ' + size)

    # A label is never empty: what XML can hold nothing of is called by its id.
    called = {i: lines(store.name(i)) or lines(i) for i in store.nodes}
    called_ends = [(called[e['source']], e['type'], called[e['target']]) for e in store.edges.values()]
    for form in (graphml, gexf):
        g = nx.read_graphml(form, force_multigraph=True) if form == graphml else nx.read_gexf(form)
        equal([lines(d['label']) for _, d in g.nodes(data=True)], called.values(), form)
        equal([(lines(g.nodes[a]['label']), d['label' if form == graphml else 'relation'], lines(g.nodes[b]['label']))
               for a, b, d in g.edges(data=True)],
              called_ends, form)
    report('NetworkX', 'networkx', 'GraphML, GEXF: names, ends, types equal; ' + size)

    with open(path('json', name, 'json'), encoding='utf-8') as file:
        g = nx.node_link_graph(json.load(file), edges='edges')
    equal([d['name'] for _, d in g.nodes(data=True)], names, 'json')
    equal([(g.nodes[a]['name'], d['type'], g.nodes[b]['name']) for a, b, d in g.edges(data=True)], raw_ends, 'json')
    report('NetworkX', 'networkx', 'node-link JSON: names, ends, types equal; ' + size)

    g = igraph.Graph.Read_GraphML(graphml)
    assert g.is_directed() and (g.vcount(), g.ecount()) == (len(store.nodes), len(store.edges))
    if store.nodes:
        equal([lines(n) for n in g.vs['name']], [lines(n) for n in names], 'igraph')
        equal([(lines(g.vs[e.source]['name']), e['label'], lines(g.vs[e.target]['name'])) for e in g.es],
              [(lines(a), lines(t), lines(b)) for a, t, b in raw_ends], 'igraph')
    report('igraph', 'igraph', 'GraphML: names, ends, types equal; ' + size)

    folder = path('csv', name, 'csv')
    options = dict(keep_default_na=False, dtype=str, encoding='utf-8')
    nodes, edges = pd.read_csv(folder + '/nodes.csv', **options), pd.read_csv(folder + '/edges.csv', **options)
    flat = lambda v: ''.join(' ' if ord(c) < 32 else c for c in v)
    equal(list(nodes['Label']), [flat(n) for n in names], 'csv')
    label = dict(zip(nodes['Id'], nodes['Label']))
    assert len(label) == len(nodes) and edges['Id'].is_unique
    equal(zip(edges['Source'].map(label), edges['Label'], edges['Target'].map(label)),
          [(flat(a), flat(t), flat(b)) for a, t, b in raw_ends], 'csv')
    events = pd.read_csv(path('events', name, 'events.csv'), **options)
    coded = {'MET': ('CONSULT', '04', '040'), 'SUPPORTS': ('SUPPORT', '05', '051')}
    for kind, (plover, root, code) in coded.items():
        rows = events[(events['relation'] == kind) & (events['mode'] == 'actual')]
        assert len(rows) == sum(e['evidence'] for e in store.edges.values()
                                if e['type'] == kind and e['modality'] == 'actual')
        assert (rows['plover'] == plover).all() and (rows['cameo_root'] == root).all() and (rows['cameo'] == code).all()
    equal(events[events['relation'] == 'MET']['text'],
          [r['text'] for r in store.records['evidence'].values()
           if store.records['edge'][r['edge']]['type'] == 'MET'], 'events')
    report('pandas', 'pandas', 'CSV: names, ends, types; events: codes, sentences equal; ' + size)

    RDFS, RDF = 'http://www.w3.org/2000/01/rdf-schema#', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
    # XML and RDF have no U+FFFE and U+FFFF to compare by; N-Quads has.
    for form, syntax, ending in (('nquads', ox.RdfFormat.N_QUADS, 'nq'), ('jsonld', ox.RdfFormat.JSON_LD, 'jsonld')):
        file = path(form, name, ending)
        quads = list(ox.parse(path=file, format=syntax))
        labels = [q.object.value for q in quads if q.predicate.value == RDFS + 'label']
        equal(labels, names, form)
        statements = [q for q in quads if q.predicate.value == RDF + 'type' and q.object.value == RDF + 'Statement']
        assert len({q.subject.value for q in statements}) == len(store.edges), form
        if form == 'nquads':
            first = {(str(q.subject), str(q.predicate), str(q.object), str(q.graph_name)) for q in quads}
        else:
            second = {(str(q.subject), str(q.predicate), str(q.object), str(q.graph_name)) for q in quads}
    assert first == second, sorted(first ^ second)[:6]
    report('Oxigraph', 'pyoxigraph', 'N-Quads, JSON-LD: names, edges equal, both the same %d quads; %s' % (len(first), size))
    for syntax, ending in (('nquads', 'nq'), ('json-ld', 'jsonld')):
        data = rdflib.Dataset()
        data.parse('%s/%s.%s' % (work, name, ending), format=syntax)
        found = [str(o) for s, p, o, g in data.quads((None, rdflib.RDFS.label, None, None))]
        equal(found, names, 'rdflib ' + syntax)
        assert len({s for s, p, o, g in data.quads((None, rdflib.RDF.type, rdflib.RDF.Statement, None))}) == len(store.edges)
    report('rdflib', 'rdflib', 'N-Quads, JSON-LD: names, edges equal; ' + size)

    with open(path('jsonl', name, 'jsonl'), encoding='utf-8') as file:
        records = [json.loads(line) for line in file.read().split('\n') if line]
    frame = pd.read_json(io.StringIO('\n'.join(json.dumps(r) for r in records)), lines=True) if records else pd.DataFrame()
    assert len(frame) == len(store.nodes) + len(store.edges) + len(store.documents) + store.statements
    report('pandas', 'pandas', 'JSON Lines: every record; ' + size)
