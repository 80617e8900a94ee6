package dev.bunting;

import dev.bunting.live.Controls;
import dev.bunting.live.LiveServer;
import dev.bunting.live.LiveState;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A page on loopback that shows a job while it runs, and lets who looks at it pause, resume and
 * cancel it: a listener for {@link Options#withListener}, to be closed after its job.
 *
 * {@snippet :
 * try (var view = LiveView.start(0, options)) {
 *   System.err.println(view.url());
 *   try (var job = Bunting.download(downloads, options.withListener(view))) {
 *     view.show(job);
 *     for (var outcome : job) count(outcome);
 *   }
 * }
 * }
 *
 * <p>Only who knows the URL can look at it: there is a random token in it. Nothing is reachable
 * from other machines.
 */
public final class LiveView implements Consumer<Event>, AutoCloseable {
  private final LiveState state;
  private final LiveServer server;

  private LiveView(LiveState state, LiveServer server) {
    this.state = state;
    this.server = server;
  }

  /**
   * Serves the page.
   *
   * @param port 0 for any that is free
   * @param options those of the job to be shown
   * @throws IOException if the port is in use
   */
  public static LiveView start(int port, Options options) throws IOException {
    var state = new LiveState(options.politeness().perHost());
    return new LiveView(state, LiveServer.start(port, state));
  }

  /** Where to look, with the token. */
  public String url() {
    return server.url();
  }

  /** Takes notice of an event. */
  @Override
  public void accept(Event event) {
    state.add(event);
  }

  /** Shows this job from now on; to be called once. */
  public void show(Job job) {
    server.show(
        new Controls() {
          @Override
          public Progress progress() {
            return job.progress();
          }

          @Override
          public void pause() {
            job.pause();
          }

          @Override
          public void resume() {
            job.resume();
          }

          @Override
          public void cancel() {
            job.cancel();
          }
        });
  }

  /** Shows the end of the job, waits at most three seconds for browsers to take it, and ends. */
  @Override
  public void close() {
    server.end(Optional.empty());
    server.close();
  }
}
