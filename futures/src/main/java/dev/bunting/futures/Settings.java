package dev.bunting.futures;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a pool was built with; see {@link ProcessPoolExecutor.Builder} for what each means. */
record Settings(
    int workers,
    List<String> jvmArgs,
    List<Path> classPath,
    Optional<SerializableRunnable> initializer,
    int maxTasksPerWorker,
    Duration idleTimeout,
    Duration cancelGrace,
    Redirect workerOutput,
    Optional<Path> aotCache,
    String serialFilter) {

  /** Where results' classes are looked up: as the program that builds the pool does. */
  static ClassLoader classLoader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? ClassLoader.getSystemClassLoader() : context;
  }
}
