package dev.bunting;

import dev.bunting.server.FaultServer;
import dev.bunting.server.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A job with a live view; its server answers at once with some errors, and all else when let go.
 */
public final class WatchedJob implements AutoCloseable {
  private final CountDownLatch answer = new CountDownLatch(1);
  private final CountDownLatch asked = new CountDownLatch(1);
  private final FaultServer server = FaultServer.start();
  public final LiveView view;
  public final Job job;

  /**
   * Starts it.
   *
   * @param errors the status of each path that is answered at once
   * @param paths of what is to be downloaded
   */
  public WatchedJob(Map<String, Integer> errors, Options options, List<String> paths)
      throws IOException {
    errors.forEach((path, status) -> server.route(path, Reply.status(status)));
    server.fallback(_ -> heldUp());
    view = LiveView.start(0, options);
    var rows =
        paths.stream()
            .map(path -> new Download(server.uri(path), path.replaceAll("\\W", "-")))
            .toList();
    job = Bunting.download(rows, options.withListener(view));
    view.show(job);
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

  /** Waits until a request waits for its answer: what it asks for is under way, then. */
  public void awaitRequest() throws InterruptedException {
    asked.await();
  }

  /** Lets the server answer. */
  public void letGo() {
    answer.countDown();
  }

  @Override
  public void close() throws IOException {
    letGo();
    job.close();
    view.close();
    server.close();
  }
}
