package dev.bunting.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Download;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectorTest {
  @TempDir Path directory;
  private final Inspector inspector = new Inspector();
  private final Work.Served work =
      new Work.Served(List.of(download("http://h/a"), download("http://h/b")), () -> {});
  private final List<Transfer> both = List.of(Sample.transfer(1, 0), Sample.transfer(2, 0));

  @BeforeEach
  void write() throws IOException {
    Files.writeString(directory.resolve("1.gif"), "a");
    Files.writeString(directory.resolve("2.gif"), "b");
  }

  @Test
  void findsNothingWrongWithTheSameFiles() throws IOException {
    assertThat(inspector.flaws(both, directory, work)).isEmpty();
    assertThat(inspector.flaws(both, directory, work)).isEmpty();
  }

  @Test
  void findsARowWithoutOutcome() throws IOException {
    assertThat(inspector.flaws(both.subList(0, 1), directory, work))
        .containsExactly(new Flaw(Flaw.LOST, "http://h/b"));
  }

  @Test
  void findsAFileThatIsNotThere() throws IOException {
    Files.delete(directory.resolve("1.gif"));
    assertThat(inspector.flaws(both, directory, work))
        .containsExactly(new Flaw(Flaw.LOST, "http://h/a"));
  }

  @Test
  void findsBytesThatTheFirstRunDidNotGet() throws IOException {
    inspector.flaws(both, directory, work);
    Files.writeString(directory.resolve("2.gif"), "c");
    assertThat(inspector.flaws(both, directory, work))
        .containsExactly(new Flaw(Flaw.DIFFERS, "http://h/b"));
  }

  private static Download download(String url) {
    return Download.of(URI.create(url));
  }
}
