"""What the contests are about: the files, the connections, and who takes part."""
import dataclasses
import math

import contestants as c
from lab import MANY, POP20

GET = {f'bunting get, {style}': c.bunting(style) for style in ('async', 'virtual')}
STYLES = {**GET, 'bunting get, threads': c.bunting('threads')}
CURLS = {'curl': c.curl, 'curl, newer': c.newer_curl}
PEERS = {**CURLS, 'two curls': c.two_curls, 'wget2': c.wget2}
ENGINES = {'JDK HttpClient, virtual threads': c.jdk_client, 'HttpCore 5 classic, virtual threads': c.http_core}
COPY = {'cp -r': c.copy}


@dataclasses.dataclass(frozen=True)
class Scenario:
    """One table. Files are of the kind many, flags or large; the delay in milliseconds, errors in percent.

    Contestants and limits are functions by name. At most so many rounds, however many are asked for.
    """
    name: str
    title: str
    files: int
    connections: int
    contestants: dict
    kind: str = 'many'
    limits: dict = dataclasses.field(default_factory=dict)
    delay: int = 0
    errors: int = 0
    segments: int = 1
    rounds: int = 100
    port: int = 0
    secure: bool = False
    disk: bool = False

    def ideal(self):
        """Seconds that the delays alone take."""
        return math.ceil(self.files / self.connections) * self.delay / 1000

    def names(self):
        if self.kind == 'flags':
            return [f'{cc}.gif' for cc in POP20]
        return [f'{i}.{"bin" if self.kind == "large" else "gif"}' for i in range(self.files)]

    def path(self, name):
        """Where the server has the file."""
        return f'/flags/{name.removesuffix(".gif")}/{name}' if self.kind == 'flags' else f'/{self.kind}/{name}'

    def source(self, name):
        """Which of the files that are there this is."""
        return f'/many/{int(name.removesuffix(".gif")) % MANY}.gif' if self.kind == 'many' else self.path(name)


FLAGS = {f'bunting flags --style {style}': c.bunting_flags(style)
         for style in ('threads', 'async', 'virtual', 'sequential', 'processes')}
SEED = {f'{name}.py': c.seed(f'{name}.py') for name in ('flags2_sequential', 'flags2_threadpool', 'flags2_asyncio')}


def flags(name, title, contestants, delay=0):
    return Scenario(name, title, 20, 20, contestants, 'flags', delay=delay, port=8001)


def small(count, connections, contestants, limits, rounds=100):
    return Scenario(f'small{count // 1000}k-{connections}', f'{count:,} files of 1 to 15 kB, {connections} connections', count,
                    connections, contestants, limits=limits, rounds=rounds)


def https(name, count):
    connections = min(count, 64)
    return Scenario(name, f'{count:,} files of 1 to 15 kB by https, {connections} connections', count, connections,
                    {**STYLES, **CURLS, 'wget2': c.wget2, 'aria2': c.aria2}, secure=True)


def late(name, count, connections, contestants):
    return Scenario(name, f'{count:,} files, each 200 ms late, {connections:,} connections', count, connections,
                    contestants, delay=200)


def large(name, title, count, contestants, segments=1, secure=False):
    limits = {} if secure else COPY | {'to /dev/null': c.to_nowhere}
    return Scenario(name, title, count, max(count, segments), contestants, 'large', limits, segments=segments, secure=secure)


def styles(connections):
    return Scenario(f'styles-{connections}', f'Styles: 20,000 files of 1 to 15 kB, {connections} connections', 20_000,
                    connections, STYLES)


# On threads: where virtual ones were used, a JVM takes 0.3 s to end, unless it is cut short as the command does.
NO_HASHES = {'bunting library, threads, ledger without hashes': c.library('threads', 'records')}
HASHED = {'curl and SHA-256 at once': c.hashed_curl}
LARGE = {**STYLES, **NO_HASHES, 'curl, newer': c.newer_curl, **HASHED, 'wget2': c.wget2}

SCENARIOS = [
    flags('flags20', '20 flags', {**STYLES, **FLAGS, **PEERS, 'puf': c.puf, 'axel': c.axel, 'aria2': c.aria2, **ENGINES, **SEED}),
    flags('flags20-late', '20 flags, each 200 ms late', {**FLAGS, **SEED}, delay=200),
    small(20_000, 64, {**GET, **PEERS, 'puf': c.puf, 'aria2': c.aria2, **ENGINES}, COPY),
    small(20_000, 256, {**GET, **PEERS, 'puf': c.puf, 'aria2': c.aria2}, COPY),
    small(200_000, 64, {**GET, 'curl, newer': c.newer_curl, 'wget2': c.wget2, 'puf': c.puf}, {}),
    Scenario('million', '1,000,000 files of 1 to 15 kB, 64 connections', 1_000_000, 64, {**GET, 'curl, newer': c.newer_curl}, rounds=1),
    Scenario('disk20k-64', '20,000 files of 1 to 15 kB to a disk, 64 connections', 20_000, 64,
             {**GET, 'curl, newer': c.newer_curl, 'curl, newer, then sync': c.curl_then_sync, 'wget2': c.wget2, 'aria2': c.aria2},
             disk=True),
    https('https20', 20),
    https('https2k-64', 2_000),
    https('https20k-64', 20_000),
    large('https-large-1', '1 file of 1 GiB by https', 1, {**STYLES, **CURLS, 'wget2': c.wget2, 'aria2': c.aria2}, secure=True),
    late('late2000-100', 2_000, 100, {**STYLES, **PEERS, 'puf': c.puf, 'aria2': c.aria2}),
    late('late2000-1000', 2_000, 1_000, {**STYLES, **PEERS, 'aria2': c.aria2}),
    late('late5000-1000', 5_000, 1_000, {**STYLES, 'curl, newer': c.newer_curl, 'wget2': c.wget2, 'aria2': c.aria2}),
    late('tenk', 20_000, 10_000, {**GET, 'curl, newer': c.newer_curl, 'wget2': c.wget2}),
    large('large-4', '4 files of 1 GiB at once', 4, {**LARGE, 'two curls': c.two_curls}),
    large('large-1', '1 file of 1 GiB', 1, {**LARGE, 'curl, then SHA-256': c.curl_then_hash, 'puf': c.puf, 'aria2': c.aria2}),
    large('segments', '1 file of 1 GiB in 4 segments', 1, {
        **STYLES, **NO_HASHES, 'curl, newer, 1 segment': c.newer_curl, 'axel': c.axel,
        'aria2': c.aria2, 'wget2': c.wget2}, segments=4),
    styles(64),
    styles(256),
    Scenario('errors', '500 files, a quarter of the answers are errors: 503, 418, resets and cut bodies', 500, 64,
             {**GET, **PEERS, 'puf': c.puf, 'aria2': c.aria2}, errors=25, rounds=1),
]


def quick():
    """A smoke test of all that there is: few files, and nobody who takes long."""
    few = {**GET, 'curl': c.curl}
    return [
        Scenario('flags20', '20 flags', 20, 20, few, 'flags'),
        Scenario('small', '500 small files, 64 connections', 500, 64, few, limits=COPY),
        late('late', 200, 100, few),
        Scenario('large', '4 files of 16 MiB', 4, 4, few, 'large', COPY),
        Scenario('segments', '1 file of 16 MiB in 4 segments', 1, 4, few, 'large', segments=4),
    ]
