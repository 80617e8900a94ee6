package dev.bunting.futures;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What all contract suites share: an executor for three tasks at once, and gates. A task captures
 * only local variables, so that it can travel to another process.
 */
abstract class ExecutorContract implements ExecutorFactory {
  @TempDir Path directory;
  ExecutorService executor;

  @BeforeEach
  void startExecutor() {
    executor = newExecutor(3);
  }

  @AfterEach
  void stopExecutor() {
    executor.shutdownNow();
    executor.close();
  }

  Gate gate(String name) {
    return Gate.in(directory, name);
  }

  <T> Future<T> submit(SerializableCallable<T> task) {
    return executor instanceof RemoteExecutorService remote
        ? remote.submit(task)
        : executor.submit(task);
  }

  Future<String> submitAt(Gate gate) {
    return submit(() -> {
      gate.pass();
      return gate.name();
    });
  }

  Future<String> submitDone(String result) throws Exception {
    var future = submit(() -> result);
    future.get();
    return future;
  }

  static void awaitCollected(WeakReference<?> reference) throws InterruptedException {
    Gate.until(() -> {
      System.gc();
      return reference.get() == null;
    });
  }
}
