package dev.bunting.transfer;

import dev.bunting.Outcome;
import dev.bunting.Reason;
import dev.bunting.Timings;
import dev.bunting.Trace;
import dev.bunting.Traffic;
import dev.bunting.schedule.Known;
import dev.bunting.schedule.Result;
import dev.bunting.schedule.Task;
import dev.bunting.transfer.http1.ProtocolException;
import dev.bunting.transfer.http1.ResponseHead;
import dev.bunting.transfer.http1.ResponseReader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one download, without the connection: whoever drives it hands in the bytes that
 * arrive, and in the end asks for the outcome. What comes of the file is the {@link Receiver}'s
 * affair.
 *
 * <p>Not thread-safe: one driver's thread at a time calls it.
 */
final class Exchange {
  /** Up to here the body of an error is read, so that its connection can be used again. */
  private static final int MAX_DRAINED = 64 * 1024;

  private final Task task;
  private final Receiver receiver;
  private final Redirects redirects;
  private final Identity identity;
  private final Instant started = Instant.now();
  private final long begun = System.nanoTime();

  // Set by the driver as they happen, in nanoseconds.
  long dns;
  long connect;
  long tls;
  private long connection;
  private long sentAt;
  private long firstByteAt;
  private long endedAt;

  private URI uri;
  private @Nullable Origin origin;
  private int status;
  private String reasonPhrase = "";
  private long drained;
  private long bytes;
  private Optional<String> location = Optional.empty();
  private Optional<Duration> retryAfter = Optional.empty();

  Exchange(Task task, Receiver receiver, Redirects redirects, Identity identity) {
    this.task = task;
    this.receiver = receiver;
    this.redirects = redirects;
    this.identity = identity;
    uri = task.uri();
  }

  /** Where the request goes now. */
  URI uri() {
    return uri;
  }

  /** The origin of that. */
  Origin origin() {
    if (origin == null) origin = Origin.of(uri);
    return origin;
  }

  /** How it came there. */
  Redirects redirects() {
    return redirects;
  }

  /** The header lines that make the request conditional, each with its line end. */
  String conditions() {
    return receiver.conditions();
  }

  /** The parts of the file that others are to fetch from now on; told once. */
  List<Segment> newSegments() {
    return receiver.newSegments();
  }

  /** The parts that the file is fetched in, if they are several. */
  Optional<Division> division() {
    return receiver.division();
  }

  /** Whether the complete exchange leads to another; then {@link #uri()} is where to ask next. */
  boolean again() throws TransferException {
    if (!receiver.again() && !redirected()) return false;
    status = 0;
    drained = 0;
    return true;
  }

  private boolean redirected() throws TransferException {
    if (!Redirects.isRedirect(status) || location.isEmpty()) return false;
    uri = redirects.follow(uri, location.get());
    origin = null;
    location = Optional.empty();
    return true;
  }

  Task task() {
    return task;
  }

  /** Tells that the request goes out now, on the connection of this number. */
  void sending(long on) {
    sentOn(on);
    sentAt = System.nanoTime();
    firstByteAt = 0;
    endedAt = 0;
  }

  /** Tells on which connection it went out. */
  void sentOn(long number) {
    connection = number;
  }

  /**
   * Takes all bytes that arrived, or those up to the end of the response.
   *
   * @return whether the exchange is complete
   */
  boolean received(ByteBuffer in, ResponseReader reader) throws TransferException {
    if (firstByteAt == 0) firstByteAt = System.nanoTime();
    bytes += in.remaining();
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
    if (success()) return !receiver.begin(head) && end();
    receiver.refused(status);
    return head.contentLength() > MAX_DRAINED && end();
  }

  private boolean body(ByteBuffer in, int count) throws TransferException {
    if (!receiver.begun()) return drain(in, count);
    var limit = in.limit();
    in.limit(in.position() + count);
    try {
      return receiver.write(in) && end();
    } finally {
      in.limit(limit);
    }
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
    return receiver.begun() ? receiver.size() : drained;
  }

  /** How a complete exchange ended. */
  Result result() {
    return result(outcome());
  }

  /** How an exchange that failed ended; leaves no file at the final name. */
  Result result(TransferException failure) {
    return result(outcome(failure));
  }

  private Result result(Outcome outcome) {
    return new Result(begun, outcome, retryAfter, receiver.left(), receiver.robots(), traffic());
  }

  private Traffic traffic() {
    var sentAfter = sentAt == 0 ? 0 : sentAt - begun;
    var division = receiver.division();
    var all = division.isPresent() ? bytes + division.get().beside() : bytes;
    var process = ProcessHandle.current().pid();
    return new Traffic(all, receiver.resumed(), sentAfter, connection, process);
  }

  private Outcome outcome() {
    if (status == 404 || status == 410) return notFound();
    var unchanged = receiver.unchanged(status);
    if (unchanged.isPresent()) return unchanged(unchanged.get());
    if (!receiver.begun()) return refused();
    try {
      return saved();
    } catch (TransferException e) {
      return outcome(e);
    }
  }

  private Outcome notFound() {
    receiver.gone();
    return new Outcome.NotFound(task.index(), task.download(), trace());
  }

  private Outcome refused() {
    var detail = ("HTTP " + status + " " + reasonPhrase).trim();
    return failed(Reason.HTTP_STATUS, detail);
  }

  private Outcome unchanged(Known file) {
    return new Outcome.Saved(
        task.index(),
        task.download(),
        trace(),
        receiver.path(),
        file.bytes(),
        file.sha256(),
        file.version(),
        false);
  }

  /** Gives the file its final name. */
  private Outcome saved() throws TransferException {
    var path = receiver.commit();
    return new Outcome.Saved(
        task.index(),
        task.download(),
        trace(),
        path,
        receiver.size(),
        receiver.sha256(),
        receiver.version(),
        true);
  }

  private Outcome outcome(TransferException failure) {
    receiver.abandon(failure.reason());
    if (failure.status() != 0) status = failure.status();
    if (endedAt == 0) end();
    return failed(failure.reason(), failure.detail());
  }

  private Outcome failed(Reason reason, String detail) {
    return new Outcome.Failed(task.index(), task.download(), trace(), reason, detail);
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
