package dev.bunting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What Java Flight Recorder shows of a job, in every style. */
@ParameterizedClass
@EnumSource(Style.class)
class FlightRecordingContractTest extends EveryStyle {
  @TempDir Path elsewhere;

  FlightRecordingContractTest(Style style) {
    super(style);
  }

  private List<RecordedEvent> recorded(Recording recording, String name) throws Exception {
    var file = elsewhere.resolve("all.jfr");
    if (!Files.exists(file)) {
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file).stream()
        .filter(e -> e.getEventType().getName().equals(name))
        .sorted(Comparator.comparing(RecordedEvent::getStartTime))
        .toList();
  }

  @Test
  void showsDownloadsWithTheirAttemptsAndPhases() throws Exception {
    server.enqueue(Reply.status(503).header("Retry-After", "0"), Reply.ok("hello"));
    try (var recording = new Recording()) {
      recording.start();
      var uri = server.uri("/a?token=hush&b=1");
      saved(fetch(retrying(1), new Download(uri, "a")));

      var attempts = recorded(recording, "dev.bunting.Attempt");
      assertThat(attempts).extracting(e -> e.getString("status")).containsExactly("http-503", "ok");
      assertThat(attempts).extracting(e -> e.getInt("httpStatus")).containsExactly(503, 200);
      assertThat(attempts).allSatisfy(FlightRecordingContractTest::hasItsPhases);
      assertThat(attempts.getLast().getString("url")).endsWith("/a?token=***&b=1");

      var download = recorded(recording, "dev.bunting.Download").getFirst();
      assertThat(download.getInt("attempts")).isEqualTo(2);
      assertThat(download.getString("status")).isEqualTo("ok");
      assertThat(download.getLong("bytes")).isEqualTo(5);
      assertThat(download.getStartTime()).isBeforeOrEqualTo(attempts.getFirst().getStartTime());
      assertThat(download.getEndTime()).isAfterOrEqualTo(attempts.getFirst().getEndTime());
      assertThat(recorded(recording, "dev.bunting.HostPaused")).hasSizeLessThanOrEqualTo(1);
    }
  }

  private static void hasItsPhases(RecordedEvent attempt) {
    assertThat(attempt.getDuration()).isPositive();
    assertThat(attempt.getDuration("await")).isPositive().isLessThan(attempt.getDuration());
    assertThat(attempt.getLong("bytes")).isPositive();
    assertThat(attempt.getLong("connection")).isPositive();
  }

  @Test
  void showsThatAHostIsPaused() throws Exception {
    server.enqueue(Reply.status(429).header("Retry-After", "1"), Reply.ok("hello"));
    try (var recording = new Recording()) {
      recording.start();
      saved(fetch(retrying(1)));
      var paused = recorded(recording, "dev.bunting.HostPaused").getFirst();
      assertThat(paused.getString("reason")).isEqualTo("http-429");
      assertThat(Duration.between(paused.getStartTime(), paused.getInstant("until")))
          .isBetween(Duration.ofMillis(500), Duration.ofMillis(1100));
    }
  }

  @Test
  void aRecordingMayStartWhileTheJobRuns() throws Exception {
    server.fallback(_ -> Reply.ok("x"));
    try (var recording = new Recording()) {
      try (var job = Bunting.download(List.of(rows(20)), options().withMaxRequests(1))) {
        job.pause();
        recording.start();
        job.resume();
        assertThat(job).hasSize(20);
      }
      assertThat(recorded(recording, "dev.bunting.Download")).isNotEmpty();
    }
  }
}
