package dev.bunting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bunting.server.FaultServer;
import dev.bunting.server.Reply;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobTest {
  @TempDir Path directory;
  private final FaultServer server = FaultServer.start().fallback(_ -> Reply.ok("x"));

  @AfterEach
  void close() {
    server.close();
  }

  private Options options() {
    return Options.defaults().withDirectory(directory);
  }

  private Download download(int i) {
    return new Download(server.uri("/" + i), "f" + i);
  }

  @Test
  void endsAtOnceWithoutRows() throws Exception {
    try (var job = Bunting.download(List.of(), options())) {
      assertThat(job.next()).isEmpty();
      assertThat(job).isEmpty();
    }
  }

  @Test
  void readsAnEndlessSourceNoFasterThanItsReader() throws Exception {
    Iterable<Download> endless = () -> Stream.iterate(0, i -> i + 1).map(this::download).iterator();
    try (var job = Bunting.download(endless, options())) {
      for (int i = 0; i < 100; i++) assertThat(job.next()).isPresent();
    }
  }

  @Test
  void readsNoFurtherRowsOnceItsTimeIsOver() throws Exception {
    var read = new AtomicInteger();
    Iterable<Download> endless =
        () -> Stream.generate(read::incrementAndGet).map(this::download).iterator();
    var limits = options().limits().withDeadline(Duration.ofMillis(200));
    try (var job = Bunting.download(endless, options().withLimits(limits))) {
      var outcomes = 0;
      for (var _ : job) outcomes++;
      // The time may end while one row is being added; the stream makes another one ready.
      assertThat(read.get()).isBetween(outcomes, outcomes + 2);
    }
  }

  @Test
  void passesOnWhatTheSourceThrowsAfterTheRowsBefore() throws Exception {
    Iterable<Download> failing =
        () ->
            IntStream.range(0, 5)
                .mapToObj(i -> i < 3 ? download(i) : new Download(URI.create("ftp://h/"), "a"))
                .iterator();
    var seen = new ArrayList<Outcome>();
    try (var job = Bunting.download(failing, options())) {
      assertThatThrownBy(() -> job.forEach(seen::add)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(seen).hasSize(3);
  }

  @Test
  void closesThoughItsSourceNeverAnswers() throws Exception {
    var asked = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    Iterator<Download> silent =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            asked.countDown();
            // Deaf to interrupts, as reading a terminal is.
            while (never.getCount() > 0) Thread.onSpinWait();
            return false;
          }

          @Override
          public Download next() {
            throw new NoSuchElementException();
          }
        };
    try (var _ = Bunting.download(() -> silent, options())) {
      asked.await();
    } finally {
      never.countDown();
    }
  }

  @Test
  void theIteratorTellsAnInterruptByCancellation() throws Exception {
    server.fallback(_ -> Reply.ok("x").stallHead());
    try (var job = Bunting.download(List.of(download(1)), options())) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> job.iterator().hasNext()).isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void refusesADestinationThatIsNotADirectory() throws Exception {
    var file = Files.writeString(directory.resolve("file"), "x");
    assertThatThrownBy(() -> Bunting.download(List.of(), options().withDirectory(file)))
        .isInstanceOf(NotDirectoryException.class);
  }

  @Test
  void makesTheDestination() throws Exception {
    var deep = directory.resolve("a/b/c");
    try (var job = Bunting.download(List.of(download(1)), options().withDirectory(deep))) {
      job.forEach(o -> assertThat(o).isInstanceOf(Outcome.Saved.class));
    }
    assertThat(deep.resolve("f1")).hasContent("x");
  }
}
