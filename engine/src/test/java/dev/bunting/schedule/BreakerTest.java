package dev.bunting.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Outcome;
import dev.bunting.Reason;
import dev.bunting.Timings;
import dev.bunting.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final Breaker breaker = new Breaker(2);
  private long now = 1;

  private boolean fail() {
    var task = Simulation.task(1, "h");
    var uri = task.download().uri();
    var trace = new Trace(OptionalInt.empty(), "", 1, Instant.EPOCH, Timings.NONE, uri);
    var reason = Reason.CONNECT_REFUSED;
    var failed = new Outcome.Failed(1, task.download(), trace, reason, "refused");
    return breaker.failed(now, failed, now++);
  }

  private void open() {
    for (int i = 0; i < 4; i++) assertThat(fail()).isFalse();
    assertThat(fail()).isTrue();
    assertThat(breaker.isOpen()).isTrue();
  }

  @Test
  void opensAfterFiveFailuresInARow() {
    for (int i = 0; i < 4; i++) fail();
    breaker.answered(now);
    open();
  }

  @Test
  void letsOneProbeThroughAtATime() {
    open();
    assertThat(breaker.mayProbe()).isTrue();
    breaker.begun();
    assertThat(breaker.mayProbe()).isFalse();
    assertThat(breaker.answered(0)).as("that began before it opened").isFalse();
    assertThat(breaker.mayProbe()).isFalse();
    assertThat(fail()).isTrue();
    assertThat(breaker.mayProbe()).isTrue();
  }

  @Test
  void takesAHostForDeadAndAsksAgainAfterFiveMinutes() {
    open();
    fail();
    assertThat(breaker.isDead(now)).isFalse();
    fail();
    assertThat(breaker.isDead(now)).isTrue();
    now += 5 * MINUTE;
    assertThat(breaker.isDead(now)).isFalse();
    fail();
    assertThat(breaker.isDead(now)).isTrue();
    now += 5 * MINUTE;
    assertThat(breaker.answered(now)).isTrue();
    assertThat(breaker.isFresh()).isTrue();
    open();
    assertThat(breaker.isDead(now)).isFalse();
  }
}
