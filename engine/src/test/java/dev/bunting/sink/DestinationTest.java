package dev.bunting.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestinationTest {
  @TempDir Path directory;

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void givesTheFinalNameOnlyAtTheEnd() throws Exception {
    var file = Destination.open(directory).newFile();
    file.write(bytes("hel"));
    assertThat(directory.resolve("a")).doesNotExist();
    file.write(bytes("lo"));
    assertThat(file.size()).isEqualTo(5);
    assertThat(file.commit("a")).isEqualTo(directory.resolve("a")).hasContent("hello");
    assertThat(directory.toFile().list()).containsExactly("a");
  }

  @Test
  void discardLeavesNothing() throws Exception {
    var file = Destination.open(directory).newFile();
    file.write(bytes("hello"));
    file.discard();
    file.discard();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void discardAfterCommitLeavesTheFile() throws Exception {
    var file = Destination.open(directory).newFile();
    file.commit("a");
    file.discard();
    assertThat(directory.resolve("a")).exists();
  }

  @Test
  void filesOfTheSameNameDoNotMeet() throws Exception {
    var destination = Destination.open(directory);
    var one = destination.newFile();
    var two = destination.newFile();
    one.write(bytes("one"));
    two.write(bytes("two"));
    one.commit("a");
    assertThat(two.commit("a")).hasContent("two");
  }
}
