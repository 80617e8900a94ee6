package dev.bunting.futures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;

/** An AOT cache appears where it was missing, is used from then on, and never gets in the way. */
class AotCacheTest extends PoolTestBase {
  private static final Path CLASSES = Path.of("target", "classes");

  @Test
  void isTrainedWhereAbsentAndUsedFromThenOn() throws Exception {
    Path jar = jar();
    Path cache = directory.resolve("cache.aot");
    for (boolean isThere : List.of(false, true)) {
      assertThat(Files.exists(cache)).isEqualTo(isThere);
      var pool = pool(o -> o.classPath(jar).aotCache(cache));
      assertThat(flags(pool).contains("-XX:AOTCache=" + cache)).isEqualTo(isThere);
      pool.close();
    }
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactlyInAnyOrder(jar, cache);
    }
  }

  @Test
  void aFileThatIsNoCacheIsReplaced() throws Exception {
    Path cache = Files.writeString(directory.resolve("cache.aot"), "nonsense");
    Path jar = jar();
    Files.setLastModifiedTime(cache, Files.getLastModifiedTime(jar));
    var pool = pool(o -> o.classPath(jar).aotCache(cache).workerOutput(Redirect.DISCARD));
    assertThat(flags(pool)).doesNotContain("AOTCache");
    pool.close();
    assertThat(Files.size(cache)).isGreaterThan(1_000_000);
  }

  @Test
  void aClassPathWithDirectoriesDoesWithout() throws Exception {
    Path cache = directory.resolve("cache.aot");
    var pool = pool(o -> o.classPath(CLASSES).aotCache(cache));
    assertThat(flags(pool)).doesNotContain("AOTCache");
    pool.close();
    assertThat(directory).isEmptyDirectory();
  }

  /** By a task that needs no class of the tests: the list is empty, and no function called. */
  @SuppressWarnings("NullAway")
  private static String flags(ProcessPoolExecutor pool) throws Exception {
    pool.submit(new Chunks.EachOf<Object, Object>(null), new ArrayList<>()).get();
    return pool.workers().getFirst().info().commandLine().orElseThrow();
  }

  private Path jar() throws IOException {
    Path jar = directory.resolve("futures.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        var entries = new JarOutputStream(out);
        var files = Files.walk(CLASSES)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        entries.putNextEntry(new JarEntry(CLASSES.relativize(file).toString()));
        Files.copy(file, entries);
      }
    }
    return jar;
  }
}
