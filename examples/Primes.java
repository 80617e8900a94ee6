// primes: tests big numbers on threads and in processes, timed with 1, 2, ... workers.
import dev.bunting.futures.Futures;
import dev.bunting.futures.ProcessPoolExecutor;
import dev.bunting.futures.SerializableFunction;

static final List<Long> PRIMES =
    List.of(
        112272535095293L,
        112582705942171L,
        112272535095293L,
        115280095190773L,
        115797848077099L,
        1099726899285419L);

static boolean isPrime(long n) {
  if (n < 2) return false;
  if (n == 2) return true;
  if (n % 2 == 0) return false;

  var sqrt = (long) Math.floor(Math.sqrt(n));
  for (var i = 3L; i <= sqrt; i += 2) {
    if (n % i == 0) return false;
  }
  return true;
}

void main() {
  try (var executor = ProcessPoolExecutor.create()) {
    var numbers = PRIMES.iterator();
    Futures.map(executor, n -> isPrime(n), PRIMES)
        .forEach(prime -> IO.println(numbers.next() + " is prime: " + prime));
  }
  IO.println("\nworkers    threads  speed-up  processes  speed-up");
  var alone = new double[2];
  for (var workers = 1; workers <= Runtime.getRuntime().availableProcessors(); workers *= 2) {
    var threads = time(Executors.newFixedThreadPool(workers));
    var processes = time(ProcessPoolExecutor.builder().workers(workers).build());
    if (workers == 1) alone = new double[] {threads, processes};
    IO.println(
        String.format(
            Locale.ROOT,
            "%7d %9.2fs %8.1fx %9.2fs %8.1fx",
            workers,
            threads,
            alone[0] / threads,
            processes,
            alone[1] / processes));
  }
}

/** Seconds for all numbers ten times over, on workers that are warm. */
double time(ExecutorService workers) {
  SerializableFunction<Long, Boolean> test = n -> isPrime(n);
  var numbers = Collections.nCopies(10, PRIMES).stream().flatMap(List::stream).toList();
  try (var executor = workers) {
    Futures.map(executor, test, numbers).toList();
    var t0 = System.nanoTime();
    Futures.map(executor, test, numbers).toList();
    return (System.nanoTime() - t0) / 1e9;
  }
}
