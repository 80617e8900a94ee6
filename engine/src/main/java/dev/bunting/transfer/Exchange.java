package dev.bunting.transfer;

import dev.bunting.FileVersion;
import dev.bunting.Outcome;
import dev.bunting.Reason;
import dev.bunting.Timings;
import dev.bunting.Trace;
import dev.bunting.schedule.Result;
import dev.bunting.schedule.Task;
import dev.bunting.sink.Destination;
import dev.bunting.sink.PartFile;
import dev.bunting.transfer.http1.ProtocolException;
import dev.bunting.transfer.http1.ResponseHead;
import dev.bunting.transfer.http1.ResponseReader;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one download, without the connection: whoever drives it hands in the bytes that
 * arrive, and in the end asks for the outcome. It writes the file.
 *
 * <p>Not thread-safe: one driver's thread at a time calls it.
 */
final class Exchange {
  /** Up to here the body of an error is read, so that its connection can be used again. */
  private static final int MAX_DRAINED = 64 * 1024;

  private final Task task;
  private final Destination destination;
  private final Redirects redirects;
  private final Identity identity;
  private final Instant started = Instant.now();
  private final long begun = System.nanoTime();

  // Set by the driver as they happen, in nanoseconds.
  long dns;
  long connect;
  long tls;
  private long sentAt;
  private long firstByteAt;
  private long endedAt;

  private URI uri;
  private int status;
  private String reasonPhrase = "";
  private long drained;
  private Optional<String> location = Optional.empty();
  private Optional<Duration> retryAfter = Optional.empty();
  private @Nullable PartFile file;

  Exchange(Task task, Destination destination, Redirects redirects, Identity identity) {
    this.task = task;
    this.destination = destination;
    this.redirects = redirects;
    this.identity = identity;
    uri = task.download().uri();
  }

  /** Where the request goes now. */
  URI uri() {
    return uri;
  }

  /** How it came there. */
  Redirects redirects() {
    return redirects;
  }

  /** Whether the complete exchange was a redirect; then {@link #uri()} is where to ask next. */
  boolean redirected() throws TransferException {
    if (!Redirects.isRedirect(status) || location.isEmpty()) return false;
    uri = redirects.follow(uri, location.get());
    location = Optional.empty();
    status = 0;
    drained = 0;
    return true;
  }

  Task task() {
    return task;
  }

  /** Tells that the request goes out now. */
  void sending() {
    sentAt = System.nanoTime();
    firstByteAt = 0;
  }

  /**
   * Takes all bytes that arrived, or those up to the end of the response.
   *
   * @return whether the exchange is complete
   */
  boolean received(ByteBuffer in, ResponseReader reader) throws TransferException {
    if (firstByteAt == 0) firstByteAt = System.nanoTime();
    try {
      return take(in, reader);
    } catch (ProtocolException e) {
      return failed(new TransferException(Reason.PROTOCOL, String.valueOf(e.getMessage())));
    }
  }

  /**
   * Takes the end of the connection.
   *
   * @return true: either way the exchange is complete
   */
  boolean closed(ResponseReader reader) throws TransferException {
    if (reader.endOfInput()) return end();
    if (reader.untouched())
      return failed(new TransferException(Reason.CONNECTION_RESET, "closed without an answer"));
    var where = status == 0 ? "in the head" : "in the body after " + size() + " bytes";
    return failed(new TransferException(Reason.TRUNCATED, "the connection ended " + where));
  }

  private boolean take(ByteBuffer in, ResponseReader reader)
      throws TransferException, ProtocolException {
    while (true) {
      switch (reader.next(in)) {
        case MORE -> {
          return false;
        }
        case HEAD -> {
          if (begin(reader.head())) return true;
        }
        case BODY -> {
          if (body(in, reader.available())) return true;
        }
        case END -> {
          return end();
        }
      }
    }
  }

  /** Takes notice of the head; true if nothing more of the response is wanted. */
  private boolean begin(ResponseHead head) throws TransferException {
    status = head.status();
    reasonPhrase = head.reasonPhrase();
    identity.received(uri, head);
    if (Redirects.isRedirect(status)) location = head.header("Location");
    if (status == 429 || status == 503)
      retryAfter = head.header("Retry-After").flatMap(RetryAfter::parse);
    if (!success()) return head.contentLength() > MAX_DRAINED && end();
    if (status == 206) throw new TransferException(Reason.PROTOCOL, "206 without having asked");
    try {
      file = destination.newFile();
    } catch (IOException e) {
      throw cannotWrite(e);
    }
    return false;
  }

  private boolean body(ByteBuffer in, int count) throws TransferException {
    if (file == null) return drain(in, count);
    var limit = in.limit();
    in.limit(in.position() + count);
    try {
      file.write(in);
    } catch (IOException e) {
      throw cannotWrite(e);
    } finally {
      in.limit(limit);
    }
    return false;
  }

  private boolean drain(ByteBuffer in, int count) {
    in.position(in.position() + count);
    drained += count;
    return drained > MAX_DRAINED && end();
  }

  private boolean end() {
    endedAt = System.nanoTime();
    return true;
  }

  /**
   * The body of an error is of no interest; nor is then how it ends.
   *
   * @return true, if the failure does not matter
   */
  boolean failed(TransferException failure) throws TransferException {
    if (status == 0 || success()) throw failure;
    return end();
  }

  private boolean success() {
    return status >= 200 && status < 300;
  }

  private long size() {
    return file == null ? drained : file.size();
  }

  private static TransferException cannotWrite(IOException e) {
    return new TransferException(Reason.WRITE_FAILED, Messages.of(e));
  }

  /** How a complete exchange ended. */
  Result result() {
    return new Result(begun, outcome(), retryAfter);
  }

  /** How an exchange that failed ended; leaves no file. */
  Result result(TransferException failure) {
    return new Result(begun, outcome(failure), retryAfter);
  }

  /** Gives the file its final name. */
  private Outcome outcome() {
    var index = task.index();
    var download = task.download();
    if (status == 404 || status == 410) return new Outcome.NotFound(index, download, trace());
    if (file == null) {
      var detail = ("HTTP " + status + " " + reasonPhrase).trim();
      return new Outcome.Failed(index, download, trace(), Reason.HTTP_STATUS, detail);
    }
    try {
      var path = file.commit(task.name());
      return new Outcome.Saved(
          index, download, trace(), path, file.size(), Optional.empty(), FileVersion.UNKNOWN, true);
    } catch (IOException e) {
      return outcome(cannotWrite(e));
    }
  }

  private Outcome outcome(TransferException failure) {
    if (file != null) file.discard();
    if (endedAt == 0) end();
    return new Outcome.Failed(
        task.index(), task.download(), trace(), failure.reason(), failure.detail());
  }

  private Trace trace() {
    var seen = status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    return new Trace(seen, reasonPhrase, task.attempt(), started, timings(), uri);
  }

  private Timings timings() {
    if (sentAt == 0) return new Timings(dns, connect, tls, 0, 0);
    var answered = firstByteAt == 0 ? endedAt : firstByteAt;
    return new Timings(dns, connect, tls, answered - sentAt, endedAt - answered);
  }
}
