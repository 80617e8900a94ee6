// crypto: SHA-256 and RC4 on threads and in processes, timed with 1, 2, ... workers.
import dev.bunting.futures.Futures;
import dev.bunting.futures.ProcessPoolExecutor;
import dev.bunting.futures.SerializableFunction;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

static final int JOBS = 12;
static final int PIECES = 128;
static final byte[] PIECE = new byte[1 << 16];
static final byte[] KEY = "'Twas brillig, and the slithy toves".getBytes();

static byte[] sha(int job) throws GeneralSecurityException {
  var algorithm = MessageDigest.getInstance("SHA-256");
  for (var i = 0; i < PIECES; i++) algorithm.update(PIECE);
  return algorithm.digest();
}

static byte[] rc4(int job) throws GeneralSecurityException {
  var algorithm = Cipher.getInstance("RC4");
  algorithm.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "RC4"));
  var encrypted = new byte[PIECE.length];
  for (var i = 0; i < PIECES; i++) algorithm.update(PIECE, 0, PIECE.length, encrypted);
  return encrypted;
}

void main() {
  IO.println("           workers    threads  speed-up  processes  speed-up");
  compare("SHA-256", job -> sha(job));
  compare("RC4", job -> rc4(job));
}

void compare(String name, SerializableFunction<Integer, byte[]> work) {
  var alone = new double[2];
  for (var workers = 1; workers <= Runtime.getRuntime().availableProcessors(); workers *= 2) {
    var threads = time(Executors.newFixedThreadPool(workers), work);
    var processes = time(ProcessPoolExecutor.builder().workers(workers).build(), work);
    if (workers == 1) alone = new double[] {threads, processes};
    IO.println(
        String.format(
            Locale.ROOT,
            "%-10s %7d %9.2fs %8.1fx %9.2fs %8.1fx",
            name,
            workers,
            threads,
            alone[0] / threads,
            processes,
            alone[1] / processes));
  }
}

/** Seconds for all jobs, on workers that are warm. */
double time(ExecutorService workers, SerializableFunction<Integer, byte[]> work) {
  var jobs = IntStream.range(0, JOBS).boxed().toList();
  try (var executor = workers) {
    Futures.map(executor, work, jobs).toList();
    var t0 = System.nanoTime();
    Futures.map(executor, work, jobs).toList();
    return (System.nanoTime() - t0) / 1e9;
  }
}
