"""Who takes part: how each command is told to fetch a list of URLs into a folder.

A contestant is a function from a Job to a command (a list of words), or to None if it cannot take part.
"""
import functools
import math
import os
import pathlib
import shlex
import shutil
import subprocess
import typing

import tls_server
from lab import BUILT, HERE, ROOT

BUNTING = ROOT / 'bunting'
TRIES = 6
PACKAGES = {'curl': 'curl', 'wget2': 'wget2', 'puf': 'puf', 'axel': 'axel', 'aria2c': 'aria2', 'openssl': 'openssl',
            '/usr/bin/python3': 'python3 python3-httpx python3-tqdm'}


class Job(typing.NamedTuple):
    """What there is to do: lists and dest are folders, names those of the files that must arrive in dest."""
    urls: list
    names: list
    connections: int
    dest: pathlib.Path
    lists: pathlib.Path
    segments: int = 1
    tries: int = 1
    sources: list = []
    authority: pathlib.Path | None = None

    def write(self, name, text):
        path = self.lists / name
        path.write_text(text)
        return path

    def trust(self, option):
        """The option, if the server is to be believed by an authority of ours."""
        return [option, self.authority] if self.authority else []

    def url_list(self):
        return self.write('urls.txt', '\n'.join(self.urls) + '\n')


def bunting(style, *more):
    def command(job):
        words = [BUNTING, 'get', '-q', '-i', job.url_list(), '-d', job.dest, '--style', style,
                 '-m', job.connections, '--per-host', job.connections, *more]
        return words + job.trust('--cacert') + (['--segments', job.segments] if job.segments > 1 else [])
    return command


def bunting_flags(style):
    return lambda job: [BUNTING, 'flags', '--style', style, '-d', job.dest]


def library(style, records=''):
    """DownloadList: without a ledger, or with one and without digests."""
    def command(job):
        java = compiled('DownloadList')
        return java and [*java, style, job.connections, job.segments, job.url_list(), job.dest, *records.split()]
    return command


# curl ---------------------------------------------------------------------------------------------

def parallel_options(job, connections):
    retries = f'--retry {job.tries - 1} --retry-all-errors --retry-delay 1'.split() if job.tries > 1 else []
    return ['-q', '-s', '-f', '--http1.1', *job.trust('--cacert'), *retries,
            '-Z', '--parallel-immediate', '--parallel-max', connections]


def url_and_name(job):
    pairs = (f'url = "{url}"\noutput = "{job.dest}/{name}"\n' for url, name in zip(job.urls, job.names))
    return job.write('curl.cfg', ''.join(pairs))


def curl(job):
    return installed('curl') and ['curl', *parallel_options(job, job.connections), '-K', url_and_name(job)]


def newer_curl(job):
    """The one that ./setup unpacks beside the system's."""
    words = newer_curl_program()
    return words and [*words, *parallel_options(job, job.connections), '-K', url_and_name(job)]


def newer_curl_program():
    libraries = list((BUILT / 'curl').glob('usr/lib/**/libcurl.so.4'))
    return libraries and ['env', f'LD_LIBRARY_PATH={libraries[0].parent}', BUILT / 'curl/usr/bin/curl']


def curl_then_sync(job):
    """What it takes until the files would survive a power cut."""
    fetch = newer_curl(job)
    return fetch and ['sh', '-c', f'{shlex.join(map(str, fetch))} && sync -f {shlex.quote(str(job.dest))}']


def two_curls(job):
    if not installed('curl') or len(job.urls) < 2:
        return None
    return ['xargs', '-a', job.url_list(), '-s', 1_900_000, '-P', 2, '-n', min(10_000, math.ceil(len(job.urls) / 2)),
            'curl', *parallel_options(job, math.ceil(job.connections / 2)), '--remote-name-all', '--output-dir', job.dest]


def hashed_curl(job):
    """A curl and a hash of OpenSSL's for each file, all at once."""
    one = f'curl -q -s -f "$0" | tee {shlex.quote(str(job.dest))}/"${{0##*/}}" | openssl dgst -sha256'
    return can_hash() and ['xargs', '-a', job.url_list(), '-P', len(job.urls), '-n', 1, 'sh', '-c', one]


def curl_then_hash(job):
    """One curl, and the hashes afterwards."""
    fetch = curl(job)
    return can_hash() and ['sh', '-c', f'{shlex.join(map(str, fetch))} && openssl dgst -sha256 {shlex.quote(str(job.dest))}/*.bin']


def can_hash():
    """OpenSSL's is several times as fast as sha256sum of most systems."""
    return installed('curl') and installed('openssl')


# Other programs -----------------------------------------------------------------------------------

def wget2(job):
    if not installed('wget2'):
        return None
    words = ['wget2', '--no-config', '-q', '--progress=none', '--no-hsts', '--no-http2', '--no-robots', '--clobber',
             '--no-use-server-timestamps', '-i', job.url_list(), '-P', job.dest,
             '--max-threads', max(job.connections, job.segments), *job.trust('--ca-certificate')]
    if job.authority:
        words += ['--no-ocsp', '--no-hpkp']
    if job.segments > 1:
        words += ['--chunk-size', '256M']
    return words + (['--tries', job.tries, '--waitretry', 1, '--retry-connrefused'] if job.tries > 1 else [])


def puf(job):
    return installed('puf') and in_dest(job, [
        'puf', '-nd', '-nt', '-nw', '-xg', '-lc', job.connections, '-t', job.tries, '-i', job.url_list()])


def axel(job):
    if not installed('axel'):
        return None
    if job.segments > 1:
        return ['axel', '-q', '-n', job.segments, '-o', job.dest / job.names[0], job.urls[0]]
    return in_dest(job, ['xargs', '-a', job.url_list(), '-P', job.connections, '-n', 1, 'axel', '-q', '-n', 1])


def aria2(job):
    tries = ['--max-tries', job.tries, '--retry-wait', 1] if job.tries > 1 else []
    return installed('aria2c') and [
        'aria2c', '--no-conf', '-i', job.url_list(), '-d', job.dest, '-j', job.connections, '-q',
        '--deferred-input=true', '--file-allocation=none', '--allow-overwrite=true', '--auto-file-renaming=false',
        '--async-dns=false', '--disable-ipv6=true', '--max-download-result=0', '--disk-cache=0', '--remote-time=false',
        '-x', job.segments, '-s', job.segments, '-k', '1M', *job.trust('--ca-certificate'), *tries]


def seed(program):
    """A program after the seed's, with its HTTP library, for 20 flags."""
    def command(job):
        base = job.urls[0].rsplit('/', 2)[0]
        return has_httpx() and ['/usr/bin/python3', '-B', HERE / 'seed' / program, '--base', base, '--dest', job.dest]
    return command


def jdk_client(job):
    java = compiled('JdkClient')
    return java and [*java, job.connections, job.url_list(), job.dest]


def http_core(job):
    jars = list(BUILT.glob('httpcore5-*.jar'))
    java = compiled('HttpCoreClient', *jars) if jars else None
    return java and [*java, job.connections, job.url_list(), job.dest]


# Limits -------------------------------------------------------------------------------------------

def copy(job):
    """cp of the same files."""
    return ['cp', '-r', *job.sources, job.dest]


def to_nowhere(job):
    return installed('curl') and ['xargs', '-a', job.url_list(), '-P', len(job.urls), '-n', 1, 'curl', '-q', '-s', '-o', '/dev/null']


# Helpers ------------------------------------------------------------------------------------------

def in_dest(job, words):
    return ['sh', '-c', f'cd {shlex.quote(str(job.dest))} && exec {shlex.join(map(str, words))}']


@functools.cache
def installed(program):
    return shutil.which(program)


@functools.cache
def has_httpx():
    if not pathlib.Path('/usr/bin/python3').exists():
        return False
    return subprocess.run(['/usr/bin/python3', '-c', 'import httpx, tqdm'], capture_output=True).returncode == 0


@functools.cache
def launcher_state():
    """The jars and the JDK that ./bunting uses."""
    subprocess.run([BUNTING, '--version'], check=True, stdout=subprocess.DEVNULL)
    app, jdk = (ROOT / '.bunting-build/ready').read_text().splitlines()[:2]
    return sorted((ROOT / '.bunting-build' / app).glob('*.jar')), pathlib.Path(jdk)


@functools.cache
def compiled(program, *more_jars):
    """The start of a command that runs a Java program of this folder, from a jar."""
    jars, jdk = launcher_state()
    path = ':'.join(map(str, [*jars, *more_jars]))
    classes, jar = BUILT / program, BUILT / f'{program}.jar'
    subprocess.run([jdk / 'bin/javac', '-cp', path, '-d', classes, HERE / f'{program}.java'], check=True)
    subprocess.run([jdk / 'bin/jar', '-c', '-f', jar, '-C', classes, '.'], check=True)
    cache = BUILT / f'{program}.aot'
    flags = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-XX:-UsePerfData', '-Xmx512m']
    return [jdk / 'bin/java', *flags, f'-XX:AOTCache={cache}', '-Xlog:disable', '-cp', f'{path}:{jar}', program]


def train(job):
    """Gives the Java programs what the command has: a start-up cache, from a run that does the same."""
    for contestant in (library('virtual'), jdk_client, http_core):
        words = contestant(job)
        if words:
            line = [str(word).replace('-XX:AOTCache=', '-XX:AOTCacheOutput=') for word in words]
            subprocess.run(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def missing():
    """A line that says how to install what is not there, or none."""
    packages = [package for program, package in PACKAGES.items() if not installed(program)]
    lines = [f'not installed: apt-get install {" ".join(packages)}'] if packages else []
    if not tls_server.program():
        lines.append('no nginx, so nothing by https: see benchmarks/downloads/setup')
    if not newer_curl_program() or not list(BUILT.glob('httpcore5-*.jar')):
        lines.append('no newer curl, or no HttpCore: see benchmarks/downloads/setup')
    return lines
