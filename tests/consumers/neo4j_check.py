"""neo4j_check.py EDGEWISE JARS WORK: what a real Neo4j holds after each way of loading equals the store."""
import json
import shutil
import subprocess
import sys
import time

import neo4j

from neo4j_server import Neo4j
from store import Store, identifier, text, xml

edgewise, jars, work = sys.argv[1:]
began = time.monotonic()


def say(what):
    print('%5.1f s  %s' % (time.monotonic() - began, what), flush=True)


def export(form, graph, to, *options):
    done = subprocess.run([edgewise, 'export', form, '%s/%s.db' % (work, graph), '-o', '%s/%s' % (work, to), *options],
                          capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return done.stderr.decode()


def key(value):
    """Ids as a database can index them: cut at 1,000 bytes."""
    return value if len(value.encode()) <= 1000 else None


def plain(value):
    return value.iso_format() if hasattr(value, 'iso_format') else value


def expected_node(store, record):
    want = {k: v for k, v in record.items() if k not in ('kind', 'id')}
    want.setdefault('name', record['id'])
    return want


def expected_edge(record):
    want = {k: v for k, v in record.items() if k not in ('kind', 'id', 'source', 'target', 'type', 'attributes')}
    want.update({'attr_' + k.replace(' ', '_'): v for k, v in record.get('attributes', {}).items()})
    return want


def compare(driver, store, clean=lambda v: v, attributes=True):
    """Every node, label, edge, type and property; texts go through `clean`, what the format makes of them."""
    def cleaned(value):
        if isinstance(value, str):
            return clean(value)
        return [clean(v) for v in value] if isinstance(value, list) else value

    def equal(got, want, what):
        got = {k: plain(v) for k, v in got.items() if k != 'id'}
        want = {k: cleaned(v) for k, v in want.items()}
        assert got == want, '%s: %s' % (what, [(k, str(got.get(k))[:200], str(want.get(k))[:200])
                                               for k in got.keys() | want.keys() if got.get(k) != want.get(k)])

    nodes = driver.execute_query('MATCH (n:Entity) RETURN n').records
    assert len(nodes) == len(store.nodes), (len(nodes), len(store.nodes))
    by_name = {clean(store.name(i)): r for i, r in store.records['node'].items() if i in store.nodes}
    names = {text(i): store.name(i) for i in store.nodes}
    by_name = {clean(names[i]): r for i, r in store.records['node'].items()}
    assert len(by_name) == len(store.nodes), 'names tell the nodes apart'
    for record in nodes:
        node = record['n']
        want = by_name[node['name']]
        assert node.labels == {'Entity', identifier(want['type'])}, node.labels
        if key(want['id']):
            assert node['id'] == clean(want['id'])
        equal(dict(node), expected_node(store, want), want['id'][:60])

    edges = driver.execute_query('MATCH (a:Entity)-[r]->(b:Entity) RETURN a.name AS a, r, b.name AS b').records
    assert len(edges) == len(store.edges), (len(edges), len(store.edges))
    node_ids = {}
    for record in store.records['edge'].values():
        ends = tuple(clean(names[record[e]]) for e in ('source', 'target'))
        node_ids.setdefault((ends[0], identifier(record['type']), ends[1], record['modality'], record['negated']),
                            []).append(record)
    for record in edges:
        r = record['r']
        found = node_ids[(record['a'], r.type, record['b'], r['modality'], r['negated'])]
        assert len(found) == 1
        if key(found[0]['id']):
            assert r['id'] == clean(found[0]['id'])
        equal(dict(r), expected_edge(found[0]), found[0]['id'][:60])


def count(driver, pattern):
    return driver.execute_query('MATCH %s RETURN count(*) AS n' % pattern).records[0]['n']


def clear(driver):
    driver.execute_query('MATCH (n) DETACH DELETE n')


hostile = Store(edgewise, work + '/hostile.db')
generated = Store(edgewise, work + '/generated.db')

# The import tool fills the database before its first start, with the command that the export printed.
notes = export('csv', 'hostile', 'csv')
command = next(line for line in notes.split('\n') if 'neo4j-admin' in line).split('neo4j-admin', 1)[1].split()
server = Neo4j(jars, work + '/home')
done = server.admin(*command, cwd=work + '/csv')
assert done.returncode == 0, done.stdout.decode()[-2000:]
say('import tool: imported with %s' % ' '.join(command))
done = server.admin('database', 'check', 'neo4j')
assert done.returncode == 0, done.stdout.decode()[-2000:]

try:
    server.start()
    say('server: started')
    with neo4j.GraphDatabase.driver('bolt://127.0.0.1:%d' % server.port, auth=None, notifications_min_severity='OFF') as driver:
        version = driver.execute_query('CALL dbms.components() YIELD versions RETURN versions[0] AS v').records[0]['v']
        one_line = lambda v: ''.join(' ' if ord(c) < 32 else c for c in v)
        rows = driver.execute_query('MATCH (n:Entity) RETURN n.name AS name, n.aliases AS aliases, labels(n) AS l').records
        assert sorted(r['name'] for r in rows) == sorted(one_line(hostile.name(i)) for i in hostile.nodes)
        want = {one_line(hostile.name(i)): [one_line(a) for a in hostile.records['node'][text(i)].get('aliases', [])]
                for i in hostile.nodes}
        for r in rows:
            assert (r['aliases'] or []) == want[r['name']], r['name'][:60]
        rows = driver.execute_query('MATCH (a:Entity)-[r]->(b:Entity) RETURN a.name AS a, type(r) AS t, b.name AS b').records
        assert sorted((r['a'], r['t'], r['b']) for r in rows) == sorted(
            (one_line(a), t, one_line(b)) for a, t, b in hostile.ends())
        say('import tool: %d nodes, %d edges, lists equal the store' % (len(hostile.nodes), len(hostile.edges)))

        clear(driver)
        export('cypher', 'hostile', 'hostile.cypher')
        for time_ in ('first', 'second'):
            server.shell(work + '/hostile.cypher')
            compare(driver, hostile)
            say('cypher, %s load: every label, type, property and string equals the store' % time_)
        export('cypher', 'hostile', 'verify.cypher', '--verify')
        assert 'TRUE' in server.shell(work + '/verify.cypher').upper()
        driver.execute_query("MATCH ()-[r:PRAISED]->() DELETE r")
        assert 'FALSE' in server.shell(work + '/verify.cypher').upper()
        say('cypher --verify: true where all is there, false where an edge is missing')

        clear(driver)
        export('cypher', 'hostile', 'evidence.cypher', '--evidence', 'nodes', '--sentences')
        for time_ in ('first', 'second'):
            server.shell(work + '/evidence.cypher')
            assert count(driver, '(e:Evidence)-[:FROM]->(:Document)') == hostile.statements
            assert count(driver, '(:Evidence)-[:SUBJECT]->(:Entity)') == hostile.statements
            assert count(driver, '(:Evidence)-[:OBJECT]->(:Entity)') == hostile.statements
            texts = sorted(r['t'] for r in driver.execute_query('MATCH (e:Evidence) RETURN e.text AS t').records)
            assert texts == sorted(e['text'] for e in hostile.records['evidence'].values())
        sentences = {s for r in driver.execute_query('MATCH (:Entity)-[r]->(:Entity) RETURN r.sentences AS s').records
                     for s in r['s']}
        assert sentences == set(texts)
        say('cypher --evidence nodes --sentences: %d sentences equal the store, twice' % len(texts))

        # No Memgraph can be had here: but for its own statements about schema, its script is plain openCypher.
        clear(driver)
        export('cypher', 'hostile', 'memgraph.cypher', '--dialect', 'memgraph')
        with open(work + '/memgraph.cypher', encoding='utf-8', newline='') as file:
            lines = [line for line in file.read().split('\n') if not line.startswith('CREATE ')]
        with open(work + '/memgraph.cypher', 'w', encoding='utf-8', newline='') as file:
            file.write('\n'.join(lines))
        for time_ in ('first', 'second'):
            server.shell(work + '/memgraph.cypher')
            compare(driver, hostile)
        say('cypher of the memgraph dialect, without its schema: equals the store, twice')

        clear(driver)
        export('cypher', 'hostile', 'split', '--split')
        for name in ('1-schema', '2-nodes', '3-edges'):
            server.shell('%s/split/%s.cypher' % (work, name))
        compare(driver, hostile)
        assert 'TRUE' in server.shell(work + '/split/verify.cypher').upper()
        say('cypher --split: equals the store')

        clear(driver)
        export('cypher', 'generated', 'part.cypher', '--type', 'MET,VISITED', '--from', '2012')
        export('cypher', 'generated', 'part-verify.cypher', '--type', 'MET,VISITED', '--from', '2012', '--verify')
        server.shell(work + '/part.cypher')
        assert 'TRUE' in server.shell(work + '/part-verify.cypher').upper()
        assert set(r['t'] for r in driver.execute_query('MATCH ()-[r]->() RETURN DISTINCT type(r) AS t').records) == {
            'MET', 'VISITED'}
        say('cypher with filters: what was asked for and nothing else')

        for name in ('empty', 'one'):
            clear(driver)
            export('cypher', name, name + '.cypher')
            server.shell('%s/%s.cypher' % (work, name))
            compare(driver, Store(edgewise, '%s/%s.db' % (work, name)))
        say('cypher: no node at all, one edge')

        clear(driver)
        export('graphml', 'hostile', 'hostile.graphml')
        shutil.copy(work + '/hostile.graphml', work + '/home/import/hostile.graphml')
        driver.execute_query("CALL apoc.import.graphml('hostile.graphml', {readLabels: true})")
        rows = driver.execute_query('MATCH (n:Entity) RETURN n.name AS name, labels(n) AS labels').records
        clean = lambda v: xml(v).replace('\r\n', '\n').replace('\r', '\n')
        assert sorted(clean(r['name']) for r in rows) == sorted(clean(hostile.name(i)) for i in hostile.nodes)
        assert sorted(sorted(r['labels']) for r in rows) == sorted(
            sorted({'Entity', identifier(n['type'])}) for n in hostile.nodes.values())
        rows = driver.execute_query('MATCH (a:Entity)-[r]->(b:Entity) RETURN a.name AS a, type(r) AS t, b.name AS b').records
        assert sorted((clean(r['a']), identifier(r['t']), clean(r['b'])) for r in rows) == sorted(
            (clean(a), t, clean(b)) for a, t, b in hostile.ends())
        say('graphml by apoc.import.graphml: labels, types and names equal the store')
finally:
    server.stop()
print('Neo4j %s' % version)
