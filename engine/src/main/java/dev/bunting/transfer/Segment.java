package dev.bunting.transfer;

import dev.bunting.Reason;
import dev.bunting.transfer.http1.ResponseHead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A range of a large file, fetched on a connection of its own. One thread at a time carries it out;
 * when it has landed, the one of the whole file looks at it.
 */
final class Segment implements Receiver {
  /** How often it is asked for until the file goes on as one stream. */
  private static final int MOST_TRIES = 4;

  private final Division division;
  final long from;
  private final long to;
  private long at;
  private int tries;
  private boolean begun;
  private volatile Runnable cutOff = () -> {};

  Segment(Division division, long from, long to) {
    this.division = division;
    this.from = from;
    this.to = to;
    at = from;
  }

  /** Whether it is to be asked for, once more maybe; each question counts as a try. */
  boolean wanted() {
    begun = false;
    return at < to && !division.failed() && tries++ < MOST_TRIES;
  }

  /** Takes what ends its transfer at once, from any thread. */
  void endedBy(Runnable cutOff) {
    this.cutOff = cutOff;
  }

  void cutOff() {
    cutOff.run();
  }

  /** Takes notice that it is not carried out any more. */
  void landed() {
    if (at < to) division.fail();
    division.landed();
  }

  /** The position behind the last byte that is there. */
  long at() {
    return at;
  }

  @Override
  public String conditions() {
    return "Range: bytes=" + at + "-" + (to - 1) + "\r\nIf-Range: " + division.validator() + "\r\n";
  }

  @Override
  public boolean begin(ResponseHead head) {
    begun = head.status() == 206 && isRight(head);
    // Who answers this with anything else cannot serve parts: one stream has to do.
    if (!begun) division.distrust();
    return begun;
  }

  private boolean isRight(ResponseHead head) {
    var range = head.header("Content-Range").flatMap(ContentRange::parse);
    return range.isPresent()
        && range.get().equals(new ContentRange(at, to - 1, division.total()))
        && Versions.isPlain(head)
        && !Versions.contradicts(head, division.version());
  }

  @Override
  public void refused(int status) {
    if (!Redirects.isRedirect(status)) division.distrust();
  }

  @Override
  public boolean begun() {
    return begun;
  }

  @Override
  public boolean write(ByteBuffer bytes) throws TransferException {
    if (bytes.remaining() > to - at)
      throw new TransferException(Reason.PROTOCOL, "more bytes than the range has");
    var count = bytes.remaining();
    try {
      division.file().write(bytes, at);
    } catch (IOException e) {
      throw division.cannotWrite(e);
    }
    at += count;
    return division.failed();
  }

  @Override
  public long size() {
    return at - from;
  }

  @Override
  public Path commit() {
    return path();
  }

  @Override
  public Path path() {
    return division.path();
  }
}
