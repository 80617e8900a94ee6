package dev.bunting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Download;
import dev.bunting.Outcome;
import dev.bunting.Reason;
import dev.bunting.Timings;
import dev.bunting.Trace;
import java.net.URI;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final Download FLAG = Download.of(URI.create("http://localhost/flags/br/br.gif"));
  private final Tally tally = new Tally();

  @Test
  void aServerThatTakesRequestsAndAnswersNoneIsMute() {
    tally.count(failed(Reason.IDLE_TIMEOUT, OptionalInt.empty()));
    assertThat(tally.isMute()).isFalse();
    tally.count(failed(Reason.IDLE_TIMEOUT, OptionalInt.empty()));
    assertThat(tally.isMute()).isTrue();
  }

  @Test
  void aServerThatStalledAfterAnAnswerIsNotMute() {
    tally.count(failed(Reason.HTTP_STATUS, OptionalInt.of(503)));
    tally.count(failed(Reason.IDLE_TIMEOUT, OptionalInt.empty()));
    tally.count(failed(Reason.IDLE_TIMEOUT, OptionalInt.of(200)));
    assertThat(tally.isMute()).isFalse();
  }

  @Test
  void aServerThatRefusesConnectionsCostsNoTimeAndIsNotMute() {
    tally.count(failed(Reason.CONNECT_REFUSED, OptionalInt.empty()));
    tally.count(failed(Reason.CONNECT_REFUSED, OptionalInt.empty()));
    assertThat(tally.isMute()).isFalse();
  }

  private static Outcome failed(Reason reason, OptionalInt status) {
    var trace = new Trace(status, "", 1, Instant.EPOCH, Timings.NONE, FLAG.uri());
    return new Outcome.Failed(1, FLAG, trace, reason, "");
  }
}
