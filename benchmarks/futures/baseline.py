"""What FuturesBenchmark measures, for Python's concurrent.futures. Prints one `name value` a line."""

import concurrent.futures as cf
import math
import multiprocessing
import os
import statistics
import sys
import threading
import time

WORKERS = 2
PRIMES = [9007199254740881, 9007199254740847, 9007199254740761, 9007199254740727] * 2


def identity(x):
    return x


def die(_):
    os._exit(1)


def is_prime(n):
    if n % 2 == 0:
        return n == 2
    root = math.isqrt(n)
    for i in range(3, min(root, 3_000_000) + 1, 2):
        if n % i == 0:
            return False
    return True


def timed(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def report(name, value):
    print(name, value, flush=True)


def pool_figures():
    with cf.ProcessPoolExecutor(WORKERS) as pool:
        list(pool.map(identity, range(2000)))
        serial = [timed(lambda: pool.submit(identity, 1).result()) for _ in range(2000)]
        report("latency", statistics.median(serial) * 1e6)
        n = 8000
        report("submit", n / timed(lambda: [f.result() for f in [pool.submit(identity, i) for i in range(n)]]))
        report("map", n / timed(lambda: list(pool.map(identity, range(n)))))
        n = 400_000
        report("chunks", n / timed(lambda: list(pool.map(identity, range(n), chunksize=250))))
        megabyte = bytes(1 << 20)
        echo = [timed(lambda: pool.submit(identity, megabyte).result()) for _ in range(60)]
        report("echo", statistics.median(echo) * 1e3)


def cold_start():
    def first():
        context = multiprocessing.get_context("spawn")
        pool = cf.ProcessPoolExecutor(1, mp_context=context)
        took = timed(lambda: pool.submit(identity, 1).result())
        pool.shutdown()
        return took

    report("cold", statistics.median([first() for _ in range(9)]) * 1e3)


def crash():
    def one():
        pool = cf.ProcessPoolExecutor(WORKERS)
        pool.submit(identity, 1).result()
        future = pool.submit(die, 1)
        return timed(lambda: future.exception())

    report("crash", statistics.median([one() for _ in range(9)]) * 1e3)


def as_completed():
    """As on the Java side all are pending, and watched, before the first but one ends."""
    n = 20_000
    futures = [cf.Future() for _ in range(n)]

    def complete():
        for f in futures[1:]:
            f.set_result(1)

    def consume():
        completed = cf.as_completed(futures)
        futures[0].set_result(1)
        next(completed)
        threading.Thread(target=complete).start()
        for _ in completed:
            pass

    report("as-completed-own", n / timed(consume))


def thread_map():
    n = 40_000
    with cf.ThreadPoolExecutor(WORKERS) as pool:
        report("thread-map", n / timed(lambda: list(pool.map(identity, range(n)))))


def primes():
    alone = timed(lambda: [is_prime(n) for n in PRIMES])
    with cf.ProcessPoolExecutor(WORKERS) as pool:
        list(pool.map(identity, range(10)))
        report("primes-processes", alone / timed(lambda: list(pool.map(is_prime, PRIMES))))


if __name__ == "__main__":
    for figure in (pool_figures, cold_start, crash, as_completed, thread_map, primes):
        figure()
    sys.stdout.flush()
