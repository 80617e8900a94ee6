"""Where contests are held: folders, the files that are served, the two C programs, and the server."""
import contextlib
import pathlib
import random
import shutil
import subprocess
import tempfile
import typing

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILT = HERE / 'target'
POP20 = 'cn in us id br pk ng bd ru jp mx ph vn et eg de ir tr cd fr'.split()
MANY = 5_000
GIB = 1 << 30


class Run(typing.NamedTuple):
    """What one run of a command took; memory in MiB, of all its processes at the peak."""
    wall: float
    cpu: float
    peak: float
    status: int
    processes: int


class Lab:
    """Folders on tmpfs that are gone in the end. The served files are made when first asked for."""

    def __init__(self, large_size=GIB):
        self.work = pathlib.Path(tempfile.mkdtemp(prefix='bunting-bench-', dir='/dev/shm'))
        self.source = self.work / 'source'
        self.dest = self.work / 'dest'
        self.large_size = large_size
        self.disk = None
        for name in ('source', 'home'):
            (self.work / name).mkdir()
        self.server_program, self.measure_program = (self.build(name) for name in ('server', 'measure'))

    def close(self):
        shutil.rmtree(self.work, ignore_errors=True)
        if self.disk:
            shutil.rmtree(self.disk, ignore_errors=True)

    def build(self, name):
        source, program = HERE / f'{name}.c', BUILT / name
        if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
            BUILT.mkdir(exist_ok=True)
            subprocess.run(['gcc', '-O2', '-Wall', '-o', program, source], check=True)
        return program

    # What is served -----------------------------------------------------------------------------

    def make_many(self):
        """5,000 files of 1 to 15 kB; the server gives them any number of names."""
        self.make('many', ((f'{i}.gif', random.Random(i).randrange(1_000, 15_000)) for i in range(MANY)))

    def make_flags(self):
        self.make('flags', ((f'{cc}/{cc}.gif', random.Random(cc).randrange(2_000, 30_000)) for cc in POP20))

    def make_large(self):
        self.make('large', ((f'{i}.bin', self.large_size) for i in range(4)))

    def make(self, folder, names_and_sizes):
        if (self.source / folder).exists():
            return
        for name, size in names_and_sizes:
            path = self.source / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            generator = random.Random(name)
            with open(path, 'wb') as file:
                for at in range(0, size, 1 << 20):
                    file.write(generator.randbytes(min(1 << 20, size - at)))

    @contextlib.contextmanager
    def server(self, port=0, delay=0, errors=0):
        """The port that serves what has been made so far."""
        command = [self.server_program, port, self.source, delay, errors]
        with subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, text=True) as process:
            try:
                line = process.stdout.readline()
                if not line:
                    raise SystemExit(f'the server did not start; is port {port} free?')
                yield int(line)
            finally:
                process.terminate()

    def linked(self, names_and_sources):
        """A folder with the same files under these names, for a server that knows no others."""
        root = self.work / 'linked'
        shutil.rmtree(root, ignore_errors=True)
        for name, source in names_and_sources:
            path = root / name[1:]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.hardlink_to(self.source / source[1:])
        return root

    # Running a command --------------------------------------------------------------------------

    def fresh_dest(self):
        self.dest = self.work / 'dest'
        shutil.rmtree(self.dest, ignore_errors=True)
        self.dest.mkdir()
        return self.dest

    def fresh_dest_on_disk(self):
        """A new folder each time, as ext4 is slow where files have just been removed; with nothing left to be written."""
        if not self.disk:
            self.disk = pathlib.Path(tempfile.mkdtemp(prefix='disk-', dir=BUILT))
        self.dest = pathlib.Path(tempfile.mkdtemp(dir=self.disk))
        subprocess.run(['sync', '-f', self.dest], check=True)
        return self.dest

    def measure(self, command, environment, seconds=600):
        """Runs a command in the folder that files go to."""
        result = subprocess.run([self.measure_program, str(seconds), *map(str, command)], cwd=self.dest,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                env={**environment, 'HOME': str(self.work / 'home')}, text=True, check=True)
        # Whatever the command prints on its standard output comes before.
        wall, cpu, kib, status, processes = result.stdout.splitlines()[-1].split()
        return Run(float(wall), float(cpu), int(kib) / 1024, int(status), int(processes))
