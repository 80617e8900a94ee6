package dev.bunting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.FaultServer;
import dev.bunting.server.Reply;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a pause means, in every style. */
@ParameterizedClass
@EnumSource(Style.class)
class PauseContractTest extends EveryStyle {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);

  PauseContractTest(Style style) {
    super(style);
  }

  private Options oneByOne() {
    return options().withMaxRequests(1);
  }

  private Reply heldUp() {
    asked.countDown();
    try {
      answer.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Reply.ok("x");
  }

  /** Takes as long as the next request of a job needs to come. */
  private void fetchElsewhere() throws Exception {
    try (var other = FaultServer.start()) {
      other.fallback(_ -> Reply.ok("y"));
      saved(fetch(oneByOne(), new Download(other.uri("/other"), "other")));
    }
  }

  @Test
  void whatIsUnderWayEndsAndNothingElseBegins() throws Exception {
    var resumed = new AtomicBoolean();
    var early = new AtomicInteger();
    server.fallback(r -> {
      if (r.path().equals("/f0")) return heldUp();
      if (!resumed.get()) early.incrementAndGet();
      return Reply.ok("x");
    });
    try (var job = Bunting.download(List.of(rows(5)), oneByOne())) {
      asked.await();
      job.pause();
      answer.countDown();
      saved(job.next().orElseThrow());
      fetchElsewhere();
      assertThat(job.progress().active()).isZero();
      resumed.set(true);
      job.resume();
      assertThat(job).hasSize(4).allMatch(Outcome.Saved.class::isInstance);
    }
    assertThat(early).hasValue(0);
  }

  @Test
  void noRowIsReadMeanwhile() throws Exception {
    server.fallback(_ -> heldUp());
    var read = new AtomicInteger();
    var endless =
        (Iterable<Download>)
            () -> List.of(rows(3000)).stream().peek(_ -> read.incrementAndGet()).iterator();
    try (var job = Bunting.download(endless, oneByOne())) {
      job.pause();
      fetchElsewhere();
      var soFar = read.get();
      fetchElsewhere();
      // The one that was in hand may have been put down, and the next one picked up.
      assertThat(read.get()).isBetween(soFar, soFar + 1);
      answer.countDown();
      job.resume();
      assertThat(job).hasSize(3000);
    }
  }

  @Test
  void aPausedJobCanBeCancelled() throws Exception {
    server.fallback(_ -> Reply.ok("x"));
    try (var job = Bunting.download(List.of(rows(2000)), oneByOne())) {
      job.pause();
      job.cancel();
      assertThat(job).allMatch(o -> o instanceof Outcome.Saved || cancelled(o));
    }
  }

  private static boolean cancelled(Outcome outcome) {
    return outcome instanceof Outcome.Failed f && f.reason() == Reason.CANCELLED;
  }

  @Test
  void aPausedJobCanBeClosed() throws Exception {
    server.fallback(_ -> Reply.ok("x"));
    try (var job = Bunting.download(List.of(rows(2000)), oneByOne())) {
      job.pause();
    }
    assertThat(server.requests().size()).isLessThan(2000);
  }
}
