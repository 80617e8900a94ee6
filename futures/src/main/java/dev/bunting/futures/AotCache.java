package dev.bunting.futures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The AOT cache that workers start from, if the pool has one. A worker that its JVM refuses to
 * start from it shows that it is stale, which no check of ours could tell for sure. Any thread may
 * call.
 */
final class AotCache {
  private final Optional<Path> file;
  private boolean usable;
  private boolean wanted;

  /** The cache in a file for a class path; without a file, none. */
  AotCache(Optional<Path> file, List<Path> classPath) {
    this.file = file;
    usable = file.isPresent() && isNewer(file.get(), classPath);
    wanted = file.isPresent() && !usable && classPath.stream().noneMatch(Files::isDirectory);
  }

  /** Spares a worker the attempt, and the user its complaints, when the answer is clear. */
  private static boolean isNewer(Path cache, List<Path> classPath) {
    try {
      Path jdk = Path.of(System.getProperty("java.home"), "lib", "modules");
      for (Path entry : classPath) {
        if (Files.isRegularFile(entry) && !isNewer(cache, entry)) {
          return false;
        }
      }
      return isNewer(cache, jdk);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isNewer(Path cache, Path source) throws IOException {
    return Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(source)) >= 0;
  }

  /** What to start a worker with. */
  synchronized List<String> flags() {
    return usable ? List.of("-XX:AOTMode=on", "-XX:AOTCache=" + file.orElseThrow()) : List.of();
  }

  /** A worker did not start with these flags; says whether that may have been the cache's fault. */
  synchronized boolean refused(List<String> flags) {
    if (flags.isEmpty()) {
      return false;
    }
    wanted |= usable;
    usable = false;
    return true;
  }

  /** Where a cache is to be trained; says so once. */
  synchronized Optional<Path> beginTraining() {
    boolean first = wanted;
    wanted = false;
    return first ? file : Optional.empty();
  }

  /** Workers may start from the file from here on, if it is there. */
  synchronized void trained() {
    usable = Files.isRegularFile(file.orElseThrow());
  }
}
