"""What the store holds, read past the exporters: the yardstick of every check."""
import json
import re
import sqlite3
import subprocess


def text(value):
    """As every export writes it: U+001A stands for a byte that was no UTF-8."""
    return value.replace('\x1a', '\ufffd')


class Store:
    def __init__(self, edgewise, path):
        base = sqlite3.connect(path)
        base.row_factory = sqlite3.Row
        self.nodes = {r['id']: dict(r) for r in base.execute('SELECT * FROM entity')}
        self.edges = {r['id']: dict(r) for r in base.execute('SELECT * FROM edge')}
        self.documents = {r['id']: dict(r) for r in base.execute('SELECT * FROM document_list')}
        self.statements = base.execute('SELECT count(*) FROM fact').fetchone()[0]
        # Lists (aliases, rules, documents, attributes) stand in JSON Lines only.
        self.records = {'node': {}, 'edge': {}, 'document': {}, 'evidence': {}}
        out = subprocess.run([edgewise, 'export', 'jsonl', path], capture_output=True, check=True).stdout
        for line in out.decode().split('\n'):
            if line:
                record = json.loads(line)
                self.records[record['kind']][record['id']] = record
        for kind, table in (('node', self.nodes), ('edge', self.edges), ('document', self.documents)):
            assert len(self.records[kind]) == len(table), kind
            for key, row in table.items():
                record = self.records[kind][text(key)]
                for column in ('name', 'title', 'type', 'modality', 'first_date', 'last_date', 'url'):
                    if column in row and (row[column] or column != 'name'):
                        assert record.get(column, '') == text(row[column]), (kind, key, column)
        assert len(self.records['evidence']) == self.statements

    def name(self, node_id):
        """Never empty: what nothing names is called by its id."""
        return text(self.nodes[node_id]['name'] or node_id)

    def ends(self):
        """Names of both ends and type of every edge, sorted."""
        return sorted((self.name(e['source']), identifier(e['type']), self.name(e['target']))
                      for e in self.edges.values())


def identifier(name):
    """A label, type or key as databases want it."""
    name = re.sub('[^A-Za-z0-9_]', '_', name)
    return '_' + name if not name or name[0].isdigit() else name


def xml(value):
    """What is left of a text in XML 1.0."""
    return re.sub('[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]', '', text(value))
