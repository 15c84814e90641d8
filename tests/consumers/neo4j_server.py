"""A Neo4j of our own on 127.0.0.1, from the jars of its release."""
import pathlib
import socket
import subprocess
import time

OPENS = ['--add-opens=java.base/%s=ALL-UNNAMED' % p
         for p in ('java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent')]
QUICK = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Dfile.encoding=UTF-8']
CONF = '''dbms.security.auth_enabled=false
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=64m
db.tx_log.preallocate=false
server.directories.import=import
dbms.usage_report.enabled=false
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
dbms.security.procedures.unrestricted=apoc.*
'''


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


class Neo4j:
    def __init__(self, jars, home, heap='700m', quick=True):
        self.jars, self.home, self.heap = jars, pathlib.Path(home).resolve(), heap
        self.quick = QUICK if quick else [f for f in QUICK if 'Tiered' not in f]
        self.port = free_port()
        self.process = None
        for name in ('conf', 'logs', 'import', 'plugins'):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        (self.home / 'conf/neo4j.conf').write_text(CONF.format(port=self.port))
        (self.home / 'conf/apoc.conf').write_text(
            'apoc.import.file.enabled=true\napoc.import.file.use_neo4j_config=true\n')
        for jar in pathlib.Path(jars).glob('apoc-core-*.jar'):
            link = self.home / 'plugins' / jar.name
            if not link.exists():
                link.symlink_to(jar)
        self.environment = {'NEO4J_HOME': str(self.home), 'NEO4J_CONF': str(self.home / 'conf'),
                            'PATH': '/usr/bin:/bin', 'LC_ALL': 'C.UTF-8'}

    def java(self, main, *arguments, **more):
        return subprocess.run(['java', '-Xmx512m', *self.quick, *OPENS, '-cp', self.jars + '/*', main, *arguments],
                              env=self.environment, **more)

    def admin(self, *arguments, **more):
        """neo4j-admin ARGUMENTS, the database being stopped."""
        return self.java('org.neo4j.cli.AdminTool', *arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **more)

    def start(self):
        with open(self.home / 'logs/console.log', 'wb') as log:
            self.process = subprocess.Popen(
                ['java', '-Xms256m', '-Xmx' + self.heap, *self.quick, *OPENS, '-cp', self.jars + '/*',
                 'org.neo4j.server.CommunityEntryPoint', '--home-dir=%s' % self.home,
                 '--config-dir=%s' % (self.home / 'conf')],
                env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        for _ in range(2400):
            log = self.home / 'logs/neo4j.log'
            if log.exists() and 'INFO  Started.' in log.read_text():
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError('Neo4j did not start: ' + (self.home / 'logs/console.log').read_text()[-2000:])

    def stop(self):
        if self.process:
            self.process.kill()
            self.process.wait()

    def shell(self, path, *more):
        """cypher-shell -f PATH; its output. A bad statement is an error."""
        done = self.java('org.neo4j.shell.Main', '-a', 'bolt://127.0.0.1:%d' % self.port, '--format', 'plain',
                         '--fail-fast', *more, '-f', str(path), cwd=pathlib.Path(path).parent,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode != 0:
            raise AssertionError('cypher-shell: ' + done.stderr.decode()[:1500])
        return done.stdout.decode()
