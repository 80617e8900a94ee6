// queue: threads take numbers from one queue and put their results into another.

static final List<Long> NUMBERS =
    List.of(
        2L,
        3333333333333333L,
        4444444444444423L,
        5555555555555503L,
        6666666666666719L,
        7777777536340681L,
        142702110479723L,
        299593572317531L);

/** What a worker finds in the queue when there is nothing left to do. */
static final long NO_MORE = 0;

record PrimeResult(long n, boolean prime, double elapsed) {}

boolean isPrime(long n) {
  if (n < 2) return false;
  for (var i = 2L; i * i <= n; i++) {
    if (n % i == 0) return false;
  }
  return true;
}

PrimeResult check(long n) {
  var t0 = System.nanoTime();
  var prime = isPrime(n);
  return new PrimeResult(n, prime, (System.nanoTime() - t0) / 1e9);
}

void worker(BlockingQueue<Long> jobs, BlockingQueue<PrimeResult> results)
    throws InterruptedException {
  for (var n = jobs.take(); n != NO_MORE; n = jobs.take()) {
    results.put(check(n));
  }
}

void main() throws InterruptedException {
  var jobs = new LinkedBlockingQueue<>(NUMBERS);
  var results = new LinkedBlockingQueue<PrimeResult>();
  var workers = Runtime.getRuntime().availableProcessors();
  IO.println("Checking %d numbers with %d threads:".formatted(NUMBERS.size(), workers));
  var t0 = System.nanoTime();
  try (var executor = Executors.newFixedThreadPool(workers)) {
    for (var i = 0; i < workers; i++) {
      jobs.put(NO_MORE);
      executor.submit(() -> {
        worker(jobs, results);
        return null;
      });
    }
    for (var i = 0; i < NUMBERS.size(); i++) {
      var result = results.take();
      var label = result.prime() ? "P" : " ";
      IO.println(
          String.format(Locale.ROOT, "%16d  %s %9.6fs", result.n(), label, result.elapsed()));
    }
  }
  var elapsed = (System.nanoTime() - t0) / 1e9;
  IO.println(String.format(Locale.ROOT, "%d checks in %.2fs", NUMBERS.size(), elapsed));
}
