package dev.bunting.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class NativeLibraryTest {
  @TempDir Path directory;
  @TempDir Path temporary;
  @TempDir Path cache;

  private void runChild(String cache) throws Exception {
    var command = Child.command(directory, 1, 10, "-Djava.io.tmpdir=" + temporary);
    command.environment().put("XDG_CACHE_HOME", cache);
    command.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    assertThat(command.start().waitFor()).isZero();
    assertThat(Sample.readAll(directory)).hasSize(10);
  }

  private List<Path> libraries() throws Exception {
    try (var files = Files.walk(cache)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void isCopiedOnceIntoTheUsersCacheAndNowhereElse() throws Exception {
    runChild(cache.toString());
    assertThat(libraries()).hasSize(1);
    var made = Files.getLastModifiedTime(libraries().getFirst());
    runChild(cache.toString());
    assertThat(Files.getLastModifiedTime(libraries().getFirst())).isEqualTo(made);
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void withoutACacheACopyBesideTheLedgerLivesAsLongAsTheProcess() throws Exception {
    runChild("/proc/none");
    assertThat(temporary).isEmptyDirectory();
    assertThat(new Home(directory).directory().toFile().list())
        .allMatch(name -> name.startsWith("ledger.db") || name.equals("lock"));
  }

  @Test
  void aCacheThatOthersCanWriteIsNotLoadedFrom() throws Exception {
    runChild(cache.toString());
    var library = libraries().getFirst();
    Files.writeString(library, "no library");
    Files.setPosixFilePermissions(
        library.resolveSibling(""), PosixFilePermissions.fromString("rwxrwxrwx"));
    runChild(cache.toString());
  }
}
