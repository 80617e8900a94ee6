package dev.bunting.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bunting.Download;
import dev.bunting.FileVersion;
import dev.bunting.Outcome;
import dev.bunting.Reason;
import dev.bunting.Status;
import dev.bunting.Timings;
import dev.bunting.Trace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EntryTest {
  private static final Path DIRECTORY = Path.of("out");
  private static final Download DOWNLOAD = Download.of(URI.create("http://h.example:81/a"));

  private static Trace trace(int status, String finalUri) {
    return new Trace(
        OptionalInt.of(status), "Whatever", 2, Instant.EPOCH, Timings.NONE, URI.create(finalUri));
  }

  @Test
  void aSavedFileIsToldRelativeToTheDestination() {
    var file = DIRECTORY.resolve("sub").resolve("a");
    var saved =
        new Outcome.Saved(
            1,
            DOWNLOAD,
            trace(200, "http://h.example:81/a"),
            file,
            5,
            Optional.empty(),
            FileVersion.UNKNOWN,
            true);
    var entry = Entry.of(saved, "sub/a", DIRECTORY);
    assertThat(entry.file()).contains(SavedFile.of("sub/a", 5));
    assertThat(entry.finalUrl()).isEmpty();
    assertThat(entry.reason()).isEmpty();
    assertThat(entry.tried().orElseThrow().attempts()).isEqualTo(2);
  }

  @Test
  void whatIsNotThereHasItsStatusAsReason() {
    var gone = new Outcome.NotFound(1, DOWNLOAD, trace(410, "https://other.example/"));
    var entry = Entry.of(gone, "a", DIRECTORY);
    assertThat(entry.reason()).contains("http-410");
    assertThat(entry.finalUrl()).contains("https://other.example/");
    assertThat(entry.host()).isEqualTo("other.example");
  }

  @Test
  void theTraceCanBeHadAgain() {
    var asked = URI.create("http://h.example:81/a");
    for (var last : new String[] {asked.toString(), "https://other.example/"}) {
      var trace = trace(200, last);
      assertThat(Tried.of(trace, asked.toString()).trace(asked))
          .isEqualTo(
              new Trace(trace.status(), "", 2, trace.started(), trace.timings(), trace.finalUri()));
    }
  }

  @Test
  void aFailureHasItsWordAndARefusalWasNeverTried() {
    var trace = trace(503, "http://h.example:81/a");
    var failed = new Outcome.Failed(1, DOWNLOAD, trace, Reason.HTTP_STATUS, "busy");
    var rejected = new Outcome.Rejected(2, "no url", Reason.BAD_URL, "list:2");
    assertThat(Entry.of(failed, "a", DIRECTORY).reason()).contains("http-503");
    assertThat(Entry.of(rejected, "", DIRECTORY))
        .returns(Optional.empty(), Entry::tried)
        .returns("", Entry::host)
        .returns("list:2", Entry::detail);
  }

  @Test
  void aDuplicateSharesWhatBecameOfTheRowItRepeats() {
    var duplicate = new Outcome.Duplicate(9, DOWNLOAD, 1, Status.OK);
    var entry = Entry.of(duplicate, Sample.saved(1));
    assertThat(entry.index()).isEqualTo(9);
    assertThat(entry.url()).isEqualTo("http://h.example:81/a");
    assertThat(entry.file()).isEqualTo(Sample.saved(1).file());
    assertThatThrownBy(() -> Entry.of(duplicate, "a", DIRECTORY))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
