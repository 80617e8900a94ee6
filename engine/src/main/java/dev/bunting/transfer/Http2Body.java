package dev.bunting.transfer;

import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response of the JDK's client, handed to the one thread that waits for it; the
 * client's threads put in what comes, and the watchdog's may cancel it. What is not taken is not
 * asked for, so that a slow disk slows the server.
 */
final class Http2Body implements BodySubscriber<Http2Body> {
  /** How many pieces may wait here, of 16 KiB mostly. */
  private static final int AHEAD = 8;

  private sealed interface Event {
    record Data(List<ByteBuffer> pieces) implements Event {}

    record End() implements Event {}

    record Failure(Throwable cause) implements Event {}
  }

  private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private Iterator<ByteBuffer> pieces = List.<ByteBuffer>of().iterator();
  private boolean ended;

  private Flow.@Nullable Subscription subscription;
  private boolean cancelled;

  @Override
  public CompletionStage<Http2Body> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    if (isNew(subscription)) subscription.request(AHEAD);
    else subscription.cancel();
  }

  private synchronized boolean isNew(Flow.Subscription subscription) {
    if (cancelled || this.subscription != null) return false;
    this.subscription = subscription;
    return true;
  }

  @Override
  public void onNext(List<ByteBuffer> pieces) {
    events.add(new Event.Data(pieces));
  }

  @Override
  public void onError(Throwable cause) {
    events.add(new Event.Failure(cause));
  }

  @Override
  public void onComplete() {
    events.add(new Event.End());
  }

  /**
   * Waits for the next bytes; empty at the end.
   *
   * @throws IOException if the response broke off, or was cancelled
   */
  Optional<ByteBuffer> next() throws IOException, InterruptedException {
    while (!ended) {
      if (pieces.hasNext()) return Optional.of(pieces.next());
      switch (events.take()) {
        case Event.Data data -> take(data.pieces());
        case Event.End _ -> ended = true;
        case Event.Failure failure -> throw failed(failure.cause());
      }
    }
    return Optional.empty();
  }

  private void take(List<ByteBuffer> next) {
    pieces = next.iterator();
    var asking = subscription();
    if (asking != null) asking.request(1);
  }

  private static IOException failed(Throwable cause) {
    return cause instanceof IOException e ? e : new IOException(cause);
  }

  private synchronized Flow.@Nullable Subscription subscription() {
    return subscription;
  }

  /** Ends the response, which resets its stream; safe from any thread, and at any time. */
  void cancel() {
    var asking = cancelledSubscription();
    if (asking != null) asking.cancel();
    events.add(new Event.Failure(new EOFException("cancelled")));
  }

  private synchronized Flow.@Nullable Subscription cancelledSubscription() {
    cancelled = true;
    return subscription;
  }
}
