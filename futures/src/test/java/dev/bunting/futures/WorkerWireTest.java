package dev.bunting.futures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InvalidClassException;
import java.io.Serializable;
import java.lang.ProcessBuilder.Redirect;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Contracts 17 and 18: what may pass between pool and worker, and what never gets in its way. */
class WorkerWireTest extends PoolTestBase {
  private static final String OWN = "dev.bunting.futures.*;java.base/java.lang.*;!*";

  @Test
  void printsGoWhereTheyAreSentAndNotIntoTheProtocol() throws Exception {
    var output = directory.resolve("output");
    var pool = pool(o -> o.workerOutput(Redirect.appendTo(output.toFile())));
    var printed = pool.submit(WorkerWireTest::printAll);
    assertThat(printed.get()).isEqualTo("printed");
    assertThat(output).content().contains("to out\n", "to err\n", "from a native program\n");
  }

  private static String printAll() throws Exception {
    System.out.println("to out");
    System.err.println("to err");
    new ProcessBuilder("echo", "from a native program").inheritIO().start().waitFor();
    return "printed";
  }

  @Test
  void aTaskThatReadsItsInputFindsItEmpty() throws Exception {
    assertThat(pool().submit(() -> System.in.read()).get()).isEqualTo(-1);
  }

  @Test
  void theFilterAppliesInTheWorker() throws Exception {
    var pool = pool(o -> o.serialFilter(OWN));
    SerializableFunction<Serializable, String> toText = Object::toString;
    assertThat(pool.submit(toText, new java.util.BitSet()).state()).isNotNull();
    assertThat(failure(pool.submit(toText, new java.util.BitSet())))
        .isInstanceOf(InvalidClassException.class)
        .hasMessageContaining("REJECTED");
    assertThat(pool.submit(toText, "allowed").get()).isEqualTo("allowed");
  }

  @Test
  void theFilterAppliesToResults() throws Exception {
    var pool = pool(o -> o.serialFilter(OWN));
    assertThat(failure(pool.submit(() -> new java.util.BitSet())))
        .isInstanceOf(InvalidClassException.class)
        .hasMessageContaining("REJECTED");
  }

  @Test
  void theFilterLimitsLargeArraysToo() throws Exception {
    var pool = pool(o -> o.serialFilter("maxarray=100000"));
    assertThat(pool.submit(() -> new byte[70_000]).get()).hasSize(70_000);
    assertThat(failure(pool.submit(() -> new byte[1 << 20]))).hasMessageContaining("REJECTED");
  }

  @Test
  void theWorkerFreesArgumentsAndResults() throws Exception {
    var pool = pool();
    assertThat(pool.submit(WorkerWireTest::remember, new byte[1 << 20]).get()).hasSize(1 << 20);
    assertThat(pool.submit(WorkerWireTest::isForgotten).get()).isTrue();
  }

  private static WeakReference<byte[]> remembered = new WeakReference<>(null);

  private static byte[] remember(byte[] argument) {
    remembered = new WeakReference<>(argument);
    return argument;
  }

  private static boolean isForgotten() {
    System.gc();
    return remembered.get() == null;
  }

  @Test
  void noPortIsOpened() throws Exception {
    var sockets =
        pool()
            .submit(() -> {
              try (var files = Files.list(java.nio.file.Path.of("/proc/self/fd"))) {
                return files.filter(WorkerWireTest::isSocket).count();
              }
            });
    assertThat(sockets.get()).isZero();
  }

  private static boolean isSocket(java.nio.file.Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (java.io.IOException e) {
      return false; // The one that the listing itself has used.
    }
  }

  @Test
  void withoutAShellThePipesAreStandardInputAndOutput() throws Exception {
    var output = directory.resolve("output");
    assertThat(StandardPipes.echo("hello", output)).isEqualTo("hello");
    assertThat(output).content().contains("printed");
  }
}
