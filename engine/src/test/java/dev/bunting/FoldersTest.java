package dev.bunting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Files go into folders below the destination, and nowhere else. */
@ParameterizedClass
@EnumSource(Style.class)
class FoldersTest extends EveryStyle {
  @TempDir Path outside;

  FoldersTest(Style style) {
    super(style);
  }

  @BeforeEach
  void serve() {
    server.fallback(_ -> Reply.ok("hello"));
  }

  private Outcome fetchAs(String name) throws Exception {
    return fetch(options(), new Download(server.uri("/a"), name));
  }

  @Test
  void makesFolders() throws Exception {
    assertThat(saved(fetchAs("x/y/z/a")).path()).isEqualTo(directory.resolve("x/y/z/a"));
    assertThat(directory.resolve("x/y/z/a")).hasContent("hello");
    assertThat(files()).containsExactly("x/y/z/a");
  }

  @Test
  void makesAFolderOnceForManyFiles() throws Exception {
    var all = IntStream.range(0, 50).mapToObj(i -> new Download(server.uri("/a"), "x/y/" + i));
    assertThat(download(options(), all.toArray(Download[]::new)))
        .allMatch(Outcome.Saved.class::isInstance);
    assertThat(files()).hasSize(50);
  }

  @Test
  void entersNoFolderThatIsALink() throws Exception {
    Files.createSymbolicLink(directory.resolve("x"), outside);
    assertThat(failed(fetchAs("x/a"), Reason.WRITE_FAILED).detail()).contains("symbolic link");
    assertThat(failed(fetchAs("x/y/a"), Reason.WRITE_FAILED).detail()).contains("symbolic link");
    assertThat(outside).isEmptyDirectory();
    assertThat(files()).isEmpty();
  }

  @Test
  void entersNoFolderWithinAFolderThatIsALink() throws Exception {
    Files.createDirectories(directory.resolve("x"));
    Files.createSymbolicLink(directory.resolve("x/y"), outside);
    assertThat(failed(fetchAs("x/y/a"), Reason.WRITE_FAILED).detail()).contains("symbolic link");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void makesNothingBehindADanglingLink() throws Exception {
    Files.createSymbolicLink(directory.resolve("x"), outside.resolve("new"));
    failed(fetchAs("x/a"), Reason.WRITE_FAILED);
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void replacesALinkAtTheFinalNameAndNotWhatItLeadsTo() throws Exception {
    var target = Files.writeString(outside.resolve("target"), "precious");
    Files.createDirectories(directory.resolve("x"));
    for (var name : new String[] {"a", "x/a"}) {
      Files.createSymbolicLink(directory.resolve(name), target);
      assertThat(saved(fetchAs(name)).path()).isRegularFile().hasContent("hello");
      assertThat(Files.isSymbolicLink(directory.resolve(name))).isFalse();
    }
    assertThat(target).hasContent("precious");
  }

  @Test
  void replacesADanglingLinkAtTheFinalName() throws Exception {
    Files.createSymbolicLink(directory.resolve("a"), outside.resolve("new"));
    assertThat(saved(fetchAs("a")).path()).hasContent("hello");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void tellsAFolderWhereTheFileMustGo() throws Exception {
    Files.createDirectories(directory.resolve("a/b"));
    Files.createDirectories(directory.resolve("x/a"));
    assertThat(failed(fetchAs("a"), Reason.WRITE_FAILED).detail()).contains("directory");
    assertThat(failed(fetchAs("x/a"), Reason.WRITE_FAILED).detail()).contains("directory");
  }

  @Test
  void tellsAFileWhereAFolderMustGo() throws Exception {
    Files.writeString(directory.resolve("x"), "a file");
    assertThat(failed(fetchAs("x/a"), Reason.WRITE_FAILED).detail()).contains("not a folder");
    assertThat(directory.resolve("x")).hasContent("a file");
  }
}
