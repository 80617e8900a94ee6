package dev.bunting.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Files whose SHA-256 is computed on many threads at once, on each one file after the other. */
final class ManyFiles {
  private static final int THREADS = 8;
  private static final int FILES = 20;
  private static final int PIECE = 8_192;

  /** Hashes the bytes of a file. */
  interface Hash {
    byte[] of(byte[] bytes) throws Exception;
  }

  private ManyFiles() {}

  /** Every digest must be the one that the JDK computes of the whole file. */
  static void hash(Hash hash) throws Exception {
    var together = new CyclicBarrier(THREADS);
    try (var pool = Executors.newFixedThreadPool(THREADS)) {
      var threads = IntStream.range(0, THREADS).mapToObj(i -> thread(i, hash, together)).toList();
      for (var done : pool.invokeAll(threads)) done.get();
    }
  }

  private static Callable<Integer> thread(int number, Hash hash, CyclicBarrier together) {
    return () -> {
      for (int i = 0; i < FILES; i++) {
        var bytes = content(number * FILES + i);
        var wanted = MessageDigest.getInstance("SHA-256").digest(bytes);
        // In time, so that all end if one fails.
        together.await(30, TimeUnit.SECONDS);
        assertThat(hash.of(bytes)).isEqualTo(wanted);
      }
      return number;
    };
  }

  static byte[] content(int file) {
    var random = new Random(file);
    var bytes = new byte[random.nextInt(100_000)];
    random.nextBytes(bytes);
    return bytes;
  }

  static void inPieces(byte[] bytes, Consumer<ByteBuffer> pieces) {
    for (int at = 0; at < bytes.length; at += PIECE)
      pieces.accept(ByteBuffer.wrap(bytes, at, Math.min(PIECE, bytes.length - at)));
  }
}
