package dev.bunting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ListenersTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private static Event event(int number) {
    return new Event.HostLimited(NOW, "h", number);
  }

  private static List<Consumer<? super Event>> only(Consumer<Event> listener) {
    return List.of(listener);
  }

  @Test
  void handsEventsOutInOrderAndAllOfThemBeforeItCloses() {
    var heard = new ArrayList<Event>();
    try (var listeners = new Listeners(only(heard::add))) {
      for (int i = 1; i <= 10_000; i++) listeners.accept(event(i));
    }
    assertThat(heard).hasSize(10_000).first().isEqualTo(event(1));
    assertThat(heard.getLast()).isEqualTo(event(10_000));
  }

  @Test
  void leavesOutWhatASlowListenerHasNoRoomForAndSaysHowMany() throws Exception {
    var goOn = new CountDownLatch(1);
    var entered = new CountDownLatch(1);
    var heard = new ArrayList<Event>();
    try (var listeners = new Listeners(only(e -> hearOnce(e, heard, entered, goOn)))) {
      listeners.accept(event(0));
      entered.await();
      for (int i = 1; i <= Listeners.MOST_WAITING + 7; i++) listeners.accept(event(i));
      goOn.countDown();
    }
    assertThat(heard).hasSize(1 + Listeners.MOST_WAITING + 1);
    assertThat(heard.getLast())
        .isInstanceOfSatisfying(Event.Missed.class, m -> assertThat(m.events()).isEqualTo(7));
  }

  @Test
  void tellsWhatIsMissingWhereItIsMissing() throws Exception {
    var goOn = new CountDownLatch(1);
    var entered = new CountDownLatch(1);
    var heard = new ArrayList<Event>();
    var caughtUp = new CountDownLatch(1 + Listeners.MOST_WAITING);
    try (var listeners =
        new Listeners(
            only(e -> {
              hearOnce(e, heard, entered, goOn);
              caughtUp.countDown();
            }))) {
      listeners.accept(event(0));
      entered.await();
      for (int i = 1; i <= Listeners.MOST_WAITING + 7; i++) listeners.accept(event(i));
      goOn.countDown();
      caughtUp.await();
      listeners.accept(event(-1));
    }
    assertThat(heard.get(heard.size() - 2)).isEqualTo(new Event.Missed(NOW, 7));
    assertThat(heard.getLast()).isEqualTo(event(-1));
  }

  private static void hearOnce(
      Event event, List<Event> heard, CountDownLatch entered, CountDownLatch goOn) {
    heard.add(event);
    entered.countDown();
    awaitQuietly(goOn);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void doesNotWaitForEverForAListenerThatHangs() {
    var never = new CountDownLatch(1);
    try (var listeners = new Listeners(only(_ -> awaitQuietly(never)))) {
      listeners.accept(event(1));
    }
    assertThat(never.getCount()).isEqualTo(1);
  }

  @Test
  void aListenerMayClose() {
    var heard = new ArrayList<Event>();
    var self = new Listeners[1];
    self[0] =
        new Listeners(
            only(e -> {
              heard.add(e);
              self[0].close();
            }));
    self[0].accept(event(1));
    self[0].close();
    assertThat(heard).containsExactly(event(1));
  }
}
