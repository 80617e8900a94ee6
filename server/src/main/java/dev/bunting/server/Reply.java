package dev.bunting.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * What a server answers to one request, and what goes wrong while it does: an immutable value.
 *
 * <p>A reply starts as {@link #ok}, {@link #status}, {@link #file} or {@link #raw}, and each
 * further method returns a changed copy:
 *
 * <pre>{@code
 * Reply.ok(Body.generated(1 << 20)).header("ETag", "\"v1\"").truncateAfter(600_000)
 * Reply.status(503).header("Retry-After", "1")
 * Reply.ok("slow but steady").drip(1, Duration.ofMillis(50))
 * }</pre>
 *
 * <p>Unless told otherwise the body has a right Content-Length, the connection is kept alive, and
 * the only header line besides the length is what {@link #header} adds. A request with the method
 * HEAD gets the head alone. Of the faults (truncate, reset, close, stall) a reply has at most one:
 * the last one that was set. They count the bytes of the body itself, without the lines that frame
 * its chunks; a body that is shorter is sent whole, and the fault does not happen.
 */
public final class Reply {
  private static final Framing LENGTH = new Framing.Length();

  private final ReplyHead head;
  private final List<ReplyHead> interims;
  private final Body body;
  private final Framing framing;
  private final Pace pace;
  private final Fault fault;
  private final Ending ending;
  private final boolean selective;

  private Reply(
      ReplyHead head,
      List<ReplyHead> interims,
      Body body,
      Framing framing,
      Pace pace,
      Fault fault,
      Ending ending,
      boolean selective) {
    this.head = head;
    this.interims = interims;
    this.body = body;
    this.framing = framing;
    this.pace = pace;
    this.fault = fault;
    this.ending = ending;
    this.selective = selective;
  }

  /** An empty reply with this status and its usual reason phrase. */
  public static Reply status(int status) {
    return status(status, StatusReasons.of(status));
  }

  /**
   * An empty reply with this status and reason phrase.
   *
   * @param status from 100 to 999, sent whether or not it is assigned
   * @param reasonPhrase may be empty
   */
  public static Reply status(int status, String reasonPhrase) {
    var head = new ReplyHead(status, reasonPhrase, List.of());
    return new Reply(
        head, List.of(), BytesBody.EMPTY, LENGTH, Pace.FULL, Fault.NONE, Ending.KEPT_ALIVE, false);
  }

  /** A 200 with these bytes. */
  public static Reply ok(byte[] body) {
    return ok(Body.of(body));
  }

  /** A 200 with this text in UTF-8. */
  public static Reply ok(String body) {
    return ok(Body.of(body));
  }

  /** A 200 with this body. */
  public static Reply ok(Body body) {
    return status(200).body(body);
  }

  /**
   * A file as good servers serve it, by RFC 9110, sections 13 and 14: whole, or the single range
   * that the request asks for (206, or 416), or 304 when If-None-Match names its ETag. If-Range is
   * compared with the ETag, and with the Last-Modified line if you add one.
   *
   * @param etag the entity tag as it is sent, with its quotes: {@code "\"v1\""} or {@code
   *     "W/\"v1\""}
   */
  public static Reply file(Body body, String etag) {
    return ok(body).header("Accept-Ranges", "bytes").header("ETag", etag).selecting();
  }

  /** {@link #file(Body, String)} with these bytes. */
  public static Reply file(byte[] body, String etag) {
    return file(Body.of(body), etag);
  }

  /**
   * These bytes in place of everything else, each part in a write of its own; no part of them is
   * read or checked. The connection is kept alive unless {@link #thenClose} is added. Pauses and
   * faults count the raw bytes as a body.
   */
  public static Reply raw(byte[]... parts) {
    var bodies = Arrays.stream(parts).map(Body::of).toList();
    return status(200).with(new Framing.Raw(bodies));
  }

  /** {@link #raw(byte[]...)} with these texts in ISO 8859-1. */
  public static Reply raw(String... parts) {
    return raw(Arrays.stream(parts).map(p -> p.getBytes(ISO_8859_1)).toArray(byte[][]::new));
  }

  /**
   * Adds a header line behind those there are. The lines for the framing (Content-Length or
   * Transfer-Encoding) are sent after them all, so {@code ok("hi").header("Content-Length", "3")}
   * is a reply with two lengths; {@link #claimLength} sends one that is wrong.
   */
  public Reply header(String name, String value) {
    return with(head.with(new Header(name, value)));
  }

  /** Takes this body. */
  public Reply body(Body newBody) {
    return new Reply(head, interims, newBody, framing, pace, fault, ending, selective);
  }

  /** Takes these bytes as the body. */
  public Reply body(byte[] bytes) {
    return body(Body.of(bytes));
  }

  /** Takes this text in UTF-8 as the body. */
  public Reply body(String text) {
    return body(Body.of(text));
  }

  /**
   * Sends the head of another reply first: an interim response (RFC 9110, section 15.2).
   *
   * @param interim a reply with a status from 100 to 199, for example {@code Reply.status(103)}
   */
  public Reply interim(Reply interim) {
    if (interim.head.status() > 199) throw new IllegalArgumentException("not a 1xx status");
    var more = new ArrayList<>(interims);
    more.add(interim.head);
    return new Reply(head, List.copyOf(more), body, framing, pace, fault, ending, selective);
  }

  /** Sends the body in chunks of so many bytes; the last one may be smaller. */
  public Reply chunked(int chunkSize) {
    return with(new Framing.Chunked(chunkSize, "", List.of()));
  }

  /**
   * Puts this text behind the length of every chunk, as it is: {@code ";name=value"}.
   *
   * @throws IllegalStateException unless the reply is {@link #chunked}
   */
  public Reply chunkExtension(String extension) {
    return with(chunks().withExtension(extension));
  }

  /**
   * Adds a trailer line behind the last chunk.
   *
   * @throws IllegalStateException unless the reply is {@link #chunked}
   */
  public Reply trailer(String name, String value) {
    return with(chunks().withTrailer(new Header(name, value)));
  }

  /** Sends no length: the body ends where the connection does. */
  public Reply withoutLength() {
    return with(new Framing.UntilClose());
  }

  /**
   * Says this in the Content-Length whatever the body's length is. The connection stays open behind
   * a body that is too short, so that the client waits for the rest; {@link #thenClose} ends it.
   */
  public Reply claimLength(long length) {
    return with(new Framing.Claimed(length));
  }

  /** Waits so long before the head. */
  public Reply delayHead(Duration delay) {
    return with(pace.withHeadDelay(delay));
  }

  /** Waits before the head until the latch is at zero, or the server closes. */
  public Reply holdUntil(CountDownLatch gate) {
    return with(pace.withGate(gate));
  }

  /**
   * Sends the body in pieces of so many bytes with a pause between them: slow, but steady.
   *
   * @param bytes the size of a piece, at least 1
   */
  public Reply drip(int bytes, Duration every) {
    return with(pace.withPieces(bytes, every));
  }

  /** Sends nothing, until the client closes the connection or the server is closed. */
  public Reply stallHead() {
    return with(new Fault(Fault.Stage.HEAD, 0, Fault.Action.STALL));
  }

  /** Sends nothing after so many bytes of the body, until the client or the server closes. */
  public Reply stallAfter(long bodyBytes) {
    return with(new Fault(Fault.Stage.BODY, bodyBytes, Fault.Action.STALL));
  }

  /** Ends the connection in good order (FIN) after so many bytes of the body. */
  public Reply truncateAfter(long bodyBytes) {
    return with(new Fault(Fault.Stage.BODY, bodyBytes, Fault.Action.FINISH));
  }

  /**
   * Breaks the connection (RST) after so many bytes of the body. The client's system may throw away
   * bytes that it has received and its program has not yet read.
   */
  public Reply resetAfter(long bodyBytes) {
    return with(new Fault(Fault.Stage.BODY, bodyBytes, Fault.Action.RESET));
  }

  /** Ends the connection in good order (FIN) without a byte of an answer. */
  public Reply closeBeforeHead() {
    return closeInHead(0);
  }

  /** Breaks the connection (RST) without a byte of an answer. */
  public Reply resetBeforeHead() {
    return resetInHead(0);
  }

  /** Ends the connection in good order (FIN) after so many bytes of the head. */
  public Reply closeInHead(int headBytes) {
    return with(new Fault(Fault.Stage.HEAD, headBytes, Fault.Action.FINISH));
  }

  /** Breaks the connection (RST) after so many bytes of the head. */
  public Reply resetInHead(int headBytes) {
    return with(new Fault(Fault.Stage.HEAD, headBytes, Fault.Action.RESET));
  }

  /** Sends these bytes behind the end of the reply. */
  public Reply extraAfterEnd(byte[] extra) {
    return with(new Ending(Body.of(extra), ending.close()));
  }

  /** {@link #extraAfterEnd(byte[])} with this text in ISO 8859-1. */
  public Reply extraAfterEnd(String extra) {
    return extraAfterEnd(extra.getBytes(ISO_8859_1));
  }

  /** Closes the connection behind the reply, without a word about it in the head. */
  public Reply thenClose() {
    return with(new Ending(ending.extra(), true));
  }

  ReplyHead head() {
    return head;
  }

  List<ReplyHead> interims() {
    return interims;
  }

  Body body() {
    return body;
  }

  Framing framing() {
    return framing;
  }

  Pace pace() {
    return pace;
  }

  Fault fault() {
    return fault;
  }

  Ending ending() {
    return ending;
  }

  /** This reply as the request gets it: a file's range, for example. */
  Reply selectedFor(RecordedRequest request) {
    if (!selective) return this;
    var plain = new Reply(head, interims, body, framing, pace, fault, ending, false);
    return Selection.of(request, head, body.size()).applyTo(plain);
  }

  /** Whether the connection can serve another request after this reply. */
  boolean keepsAlive() {
    return !ending.close() && !(framing instanceof Framing.UntilClose) && !head.announcesClose();
  }

  Reply withStatus(int status) {
    return with(new ReplyHead(status, StatusReasons.of(status), head.headers()));
  }

  private Framing.Chunked chunks() {
    if (framing instanceof Framing.Chunked chunks) return chunks;
    throw new IllegalStateException("make the reply chunked first");
  }

  private Reply selecting() {
    return new Reply(head, interims, body, framing, pace, fault, ending, true);
  }

  private Reply with(ReplyHead newHead) {
    return new Reply(newHead, interims, body, framing, pace, fault, ending, selective);
  }

  private Reply with(Framing newFraming) {
    return new Reply(head, interims, body, newFraming, pace, fault, ending, selective);
  }

  private Reply with(Pace newPace) {
    return new Reply(head, interims, body, framing, newPace, fault, ending, selective);
  }

  private Reply with(Fault newFault) {
    return new Reply(head, interims, body, framing, pace, newFault, ending, selective);
  }

  private Reply with(Ending newEnding) {
    return new Reply(head, interims, body, framing, pace, fault, newEnding, selective);
  }
}
