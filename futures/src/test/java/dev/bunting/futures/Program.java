package dev.bunting.futures;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small programs that use a pool, for tests of how a whole process ends. */
final class Program {
  private Program() {}

  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[1]);
    switch (args[0]) {
      case "forgets-to-close" -> forgetToClose(directory);
      case "waits-for-ever" -> waitForEver(directory);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  /** Its main thread ends while tasks are pending. */
  private static void forgetToClose(Path directory) {
    var pool = ProcessPoolExecutor.builder().workers(1).build();
    for (int i = 0; i < 5; i++) {
      String file = directory.resolve("done-" + i).toString();
      var _ = pool.submit(() -> Files.createFile(Path.of(file)).toString());
    }
  }

  /** Leaves files named after its workers: one is busy, one idle. */
  private static void waitForEver(Path directory) throws Exception {
    var pool = ProcessPoolExecutor.builder().workers(2).build();
    var gate = Gate.in(directory, "busy");
    var never = PoolTestBase.submitStubborn(pool, gate);
    gate.awaitArrivals(1);
    PoolTestBase.pid(pool);
    for (var worker : pool.workers()) Files.createFile(directory.resolve("pid-" + worker.pid()));
    Files.createFile(directory.resolve("ready"));
    never.get();
  }

  /** Runs one of them in a process of its own. */
  static Process start(String name, Path directory) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    var command =
        List.of(java, "-cp", classPath, Program.class.getName(), name, directory.toString());
    return new ProcessBuilder(command)
        .redirectError(Redirect.INHERIT)
        .redirectOutput(Redirect.DISCARD)
        .start();
  }
}
