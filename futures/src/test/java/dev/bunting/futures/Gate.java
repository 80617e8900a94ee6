package dev.bunting.futures;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Where tasks wait until the test lets them on. It is made of files, because a latch does not reach
 * into another process; so what waits looks again every millisecond.
 */
record Gate(String directory, String name) implements Serializable {

  static Gate in(Path directory, String name) {
    return new Gate(directory.toString(), name);
  }

  /** Counts as an arrival and waits until the gate is open. */
  void pass() throws IOException, InterruptedException {
    arrive();
    try {
      while (!Files.exists(file("open"))) Thread.sleep(1);
    } catch (InterruptedException e) {
      Files.createFile(file("interrupted"));
      throw e;
    }
  }

  void arrive() throws IOException {
    Files.createTempFile(Path.of(directory), name + ".arrived", "");
  }

  void open() throws IOException {
    Files.createFile(file("open"));
  }

  int arrivals() {
    try (var files = Files.list(Path.of(directory))) {
      return (int)
          files.filter(f -> f.getFileName().toString().startsWith(name + ".arrived")).count();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  void awaitArrivals(int count) throws InterruptedException {
    until(() -> arrivals() >= count);
  }

  void awaitInterrupted() throws InterruptedException {
    until(() -> Files.exists(file("interrupted")));
  }

  static void until(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) Thread.sleep(1);
  }

  private Path file(String what) {
    return Path.of(directory, name + "." + what);
  }
}
