package dev.bunting.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Download;
import dev.bunting.Outcome;
import dev.bunting.Reason;
import dev.bunting.Timings;
import dev.bunting.Trace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFullTest {
  @TempDir Path directory;

  private Outcome failed(String message) {
    var uri = URI.create("http://h/a");
    var trace = new Trace(OptionalInt.of(200), "", 1, Instant.EPOCH, Timings.NONE, uri);
    var detail = DiskFull.detail(new IOException(message), message, directory);
    return new Outcome.Failed(1, Download.of(uri), trace, Reason.WRITE_FAILED, detail);
  }

  @Test
  void isToldByTheWordsOfTheSystem() {
    assertThat(DiskFull.ended(failed("No space left on device"))).isTrue();
    assertThat(DiskFull.ended(failed("Disk quota exceeded"))).isTrue();
  }

  @Test
  void isNotWhatOtherwiseCannotBeWritten() {
    assertThat(DiskFull.ended(failed("Permission denied"))).isFalse();
    assertThat(DiskFull.ended(failed("File too large"))).isFalse();
  }
}
