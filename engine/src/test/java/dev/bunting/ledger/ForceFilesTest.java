package dev.bunting.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ForceFilesTest {
  @TempDir Path directory;

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFileSystemOfAKnownKindIsForcedAsAWhole() throws Exception {
    assumeThat(Files.getFileStore(directory).type()).isIn("ext4", "xfs", "btrfs", "tmpfs");
    var inside = Files.createDirectory(directory.resolve("inside"));
    assertThat(Syncfs.force(Set.of(directory, inside))).isTrue();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFileSystemOfAnotherKindIsNot() throws Exception {
    assertThat(Syncfs.force(Set.of(directory, Path.of("/proc")))).isFalse();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFolderThatWasTakenAwayIsNotMissed() throws Exception {
    assertThat(Syncfs.force(Set.of(directory.resolve("gone")))).isTrue();
  }

  @Test
  void manyFilesInManyFoldersAreForced() throws Exception {
    var files = IntStream.range(0, 200).mapToObj(i -> SavedFile.of(i % 20 + "/" + i, 1)).toList();
    for (var file : files) {
      var path = directory.resolve(file.path());
      Files.createDirectories(path.getParent());
      Files.writeString(path, "x");
    }
    Files.delete(directory.resolve("7/7"));
    assertThatCode(() -> FileSync.in(directory).sync(files)).doesNotThrowAnyException();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatCannotBeForcedIsAFailure() {
    // A link that leads to itself can be opened by nobody, not even by the administrator.
    assertThatThrownBy(() -> FileSync.in(selfLink()).sync(List.of(SavedFile.of("a", 1))))
        .isInstanceOf(IOException.class);
  }

  private Path selfLink() throws IOException {
    var link = directory.resolve("link");
    return Files.createSymbolicLink(link, link);
  }
}
