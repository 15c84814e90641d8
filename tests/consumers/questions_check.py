"""questions_check.py EDGEWISE JARS WORK QUESTIONS: the same query gives the same rows here and on a real Neo4j."""
import json
import re
import subprocess
import sys

import neo4j
import neo4j.graph

from neo4j_server import Neo4j

edgewise, jars, work, path = sys.argv[1:]
LEAST = 60


def questions():
    """Text and parameters of each."""
    for paragraph in open(path, encoding='utf-8').read().split('\n\n'):
        given, lines = {}, []
        for line in paragraph.split('\n'):
            parameter = re.fullmatch(r'// with (\w+) = (.*)', line)
            if parameter:
                given[parameter[1]] = json.loads(parameter[2])
            elif line.strip() and not line.startswith('//'):
                lines.append(line)
        if lines:
            yield '\n'.join(lines), given


# Neither side says in which order labels and keys come; the sentences behind an edge are `sentence` here, the best
# one, and `sentences` there, all of them.
def entity(labels, properties):
    kept = {k: plain(v) for k, v in properties.items() if k not in ('sentence', 'sentences')}
    return [sorted(labels), sorted(kept.items())]


def plain(value):
    """What a driver or our JSON gives, in one form."""
    if isinstance(value, neo4j.graph.Node):
        return entity(value.labels, value)
    if isinstance(value, neo4j.graph.Relationship):
        return entity([value.type], value)
    if isinstance(value, neo4j.graph.Path):
        return [[plain(n) for n in value.nodes], [plain(r) for r in value.relationships]]
    if hasattr(value, 'iso_format'):
        return value.iso_format()
    if isinstance(value, dict):
        kind = value.get('_kind')
        if kind == 'node':
            return entity(value['labels'], value['properties'])
        if kind == 'relationship':
            return entity([value['type']], value['properties'])
        if kind == 'path':
            return [[plain(n) for n in value['nodes']], [plain(r) for r in value['relationships']]]
        return {k: plain(v) for k, v in sorted(value.items())}
    if isinstance(value, list):
        return [plain(v) for v in value]
    if isinstance(value, float):
        return round(value, 9)
    return value


def row(values):
    return json.dumps(values, ensure_ascii=False, default=str)


# Labels have no order.
def cell(name, value):
    return sorted(value) if name.startswith('labels(') else plain(value)


def ours(query, given):
    command = [edgewise, 'query', work + '/examples.db', query, '--format', 'json']
    for name, value in given.items():
        command += ['--param', '%s=%s' % (name, json.dumps(value))]
    done = subprocess.run(command, capture_output=True)
    if done.returncode != 0:
        raise AssertionError(done.stderr.decode())
    return json.loads(done.stdout)


server = Neo4j(jars, work + '/home')
failed = asked = rows_in_all = 0
try:
    server.start()
    server.shell(work + '/examples.cypher')
    with neo4j.GraphDatabase.driver('bolt://127.0.0.1:%d' % server.port, auth=None,
                                    notifications_min_severity='OFF') as driver:
        for query, given in questions():
            asked += 1
            try:
                got = ours(query, given)
                result = driver.execute_query(query, given)
                keys = result.keys
                want = [row([cell(k, r[k]) for k in keys]) for r in result.records]
                have = [row([cell(k, r[k]) for k in keys]) for r in got]
                if not re.search(r'ORDER BY[^)}]*$', query):
                    want.sort()
                    have.sort()
                rows_in_all += len(want)
                assert want == have, '%d rows there, %d here\n    there: %s\n    here:  %s' % (
                    len(want), len(have), [r for r in want if r not in have][:2] or want[:3],
                    [r for r in have if r not in want][:2] or have[:3])
                assert want, 'no rows: the question tests nothing'
            except Exception as problem:
                failed += 1
                print('%s\n    %s\n' % (query, str(problem)[:1200]), flush=True)
finally:
    server.stop()
print('%d questions, %d rows, %d failed' % (asked, rows_in_all, failed))
sys.exit(1 if failed or asked < LEAST else 0)
