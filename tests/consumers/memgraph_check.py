"""memgraph_check.py EDGEWISE WORK: each statement of the memgraph dialect parses by the openCypher grammar (ANTLR), and its
string literals hold the texts of the store. Memgraph's statements about schema are no openCypher: their form is compared."""
import re
import subprocess
import sys

from antlr4 import CommonTokenStream, InputStream
from antlr4.error.ErrorListener import ErrorListener
from antlr4_cypher import CypherLexer, CypherParser

from store import Store, text

edgewise, work = sys.argv[1:]
SCHEMA = re.compile(r'CREATE CONSTRAINT ON \((\w+):[A-Z]\w*\) ASSERT \1\.\w+ IS UNIQUE;|CREATE INDEX ON :[A-Z]\w*\(\w+\);')
ESCAPES = {'n': '\n', 'r': '\r', 't': '\t'}


class Errors(ErrorListener):
    def __init__(self):
        self.found = []

    def syntaxError(self, recognizer, symbol, line, column, message, error):
        self.found.append('column %d: %s' % (column, message[:200]))


def parse(statement):
    """What is wrong with the statement, and its string literals as Cypher reads them."""
    errors = Errors()
    lexer = CypherLexer(InputStream(statement))
    tokens = CommonTokenStream(lexer)
    parser = CypherParser(tokens)
    for part in lexer, parser:
        part.removeErrorListeners()
        part.addErrorListener(errors)
    parser.script()
    literals = {re.sub(r'\\(.)', lambda m: ESCAPES.get(m[1], m[1]), t.text[1:-1])
                for t in tokens.tokens if len(t.text) > 1 and t.text[0] in '\'"'}
    return errors.found, literals


# The grammar refuses what is broken: else the rest would say nothing.
for broken in ("UNWIND [{id: 'a''}] AS row MERGE (n:Entity {id: row.id});", 'UNWIND [ AS row;', "RETURN 'a\n;",
               "UNWIND [{id: 'O'Neil'}] AS row MERGE (n:Entity {id: row.id}) SET n += row.props;"):
    assert parse(broken)[0], broken

for name, options in ('hostile', []), ('one', ['--evidence', 'nodes', '--sentences']), ('empty', []):
    path = '%s/%s.db' % (work, name)
    store = Store(edgewise, path)
    script = subprocess.run([edgewise, 'export', 'cypher', path, '--dialect', 'memgraph', *options],
                            capture_output=True, check=True).stdout.decode()
    assert '\\u' not in script.replace('\\\\', ''), 'no escape that Memgraph would leave as it is'
    literals, statements = set(), 0
    for line in script.split('\n'):
        if not line or line.startswith('//'):
            continue
        if line.startswith('CREATE '):
            assert SCHEMA.fullmatch(line), line
            continue
        assert line.endswith(';'), line[-60:]
        found, strings = parse(line)
        assert not found, (found, line[:100])
        literals |= strings
        statements += 1
    wanted = {store.name(i) for i in store.nodes} | {text(n['type']) for n in store.nodes.values()}
    wanted |= {v for r in store.records['edge'].values() for v in r.get('attributes', {}).values()}
    if options:
        wanted |= {e['text'] for e in store.records['evidence'].values() if 'text' in e}
    missing = wanted - literals
    assert not missing, sorted(str(m)[:80] for m in missing)
    print('openCypher grammar, %s: %d statements parse, %d texts of the store read back equal' % (
        name, statements, len(wanted)))
