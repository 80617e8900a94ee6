package dev.bunting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bunting.server.FaultServer;
import dev.bunting.server.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListJobTest {
  @TempDir Path directory;
  private final FaultServer server = FaultServer.start().fallback(_ -> Reply.ok("x"));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void accountsForEveryRowOfAList() throws Exception {
    var a = server.uri("/a");
    var list = directory.resolve("urls.txt");
    Files.writeString(list, "# list\n" + a + "\nnonsense\n" + a + "\n" + a + "\tb.txt\n");
    var outcomes = new ArrayList<Outcome>();
    try (var rows = Rows.ofFile(list, ListOptions.defaults());
        var job = Bunting.run(rows, Options.defaults().withDirectory(directory.resolve("out")))) {
      job.forEach(outcomes::add);
    }
    assertThat(outcomes).extracting(Outcome::index).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    assertThat(outcomes)
        .filteredOn(Outcome.Rejected.class::isInstance)
        .singleElement()
        .extracting(o -> ((Outcome.Rejected) o).detail())
        .isEqualTo(list + ":3: no http:// or https:// at its start");
    assertThat(outcomes)
        .filteredOn(Outcome.Duplicate.class::isInstance)
        .singleElement()
        .extracting(o -> ((Outcome.Duplicate) o).ofIndex())
        .isEqualTo(1L);
    assertThat(directory.resolve("out")).isDirectoryContaining("glob:**/{a,b.txt}");
  }

  @Test
  void tellsAfterTheRowsBeforeThatAListCanBeReadNoFurther() throws Exception {
    var breaking = new Breaking(server.uri("/a") + "\n" + server.uri("/b") + "\n");
    var outcomes = new ArrayList<Outcome>();
    try (var rows = Rows.ofStream(breaking, "-", ListOptions.defaults());
        var job = Bunting.run(rows, Options.defaults().withDirectory(directory))) {
      assertThatThrownBy(() -> job.forEach(outcomes::add))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("cannot read -: the disk is gone");
    }
    assertThat(outcomes).extracting(Outcome::url).isEqualTo(List.of(server.uri("/a").toString()));
  }

  /** Text, and then a disk that is gone. */
  private static final class Breaking extends InputStream {
    private final InputStream text;

    Breaking(String text) {
      this.text = new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    @Override
    public int read() throws IOException {
      throw new IOException("read in bytes");
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      var read = text.read(bytes, from, length);
      if (read < 0) throw new IOException("the disk is gone");
      return read;
    }
  }
}
