package dev.bunting.transfer;

import dev.bunting.schedule.Partial;
import dev.bunting.schedule.Task;
import dev.bunting.sink.Destination;
import dev.bunting.sink.Note;
import dev.bunting.sink.PartFile;
import dev.bunting.transfer.http1.ResponseHead;
import java.io.IOException;
import java.util.Optional;

/**
 * What earlier attempts left of a file, and whether the rest of it may be asked for. Bytes of two
 * responses come together only if the server has said that they are of the same version, and which
 * bytes it sends (RFC 9110, sections 13.1.5 and 14); in any doubt all is fetched again.
 */
final class Leftover {
  private final Task task;
  private final Destination destination;
  private Optional<Partial> partial;
  private boolean resuming;

  Leftover(Task task, Destination destination) {
    this.task = task;
    this.destination = destination;
    partial = task.partial().or(this::ofAnEarlierRun);
    resuming = partial.isPresent() && mayGoOn(partial.get());
  }

  private Optional<Partial> ofAnEarlierRun() {
    if (task.attempt() > 1) return Optional.empty();
    return destination.takeNote(task.name(), task.uri()).map(this::partialOf);
  }

  private Partial partialOf(Note note) {
    return new Partial(note.temporary(), task.uri(), note.version(), 0, note.total());
  }

  private boolean mayGoOn(Partial left) {
    var size = sizeOf(left);
    var isSound = size > 0 && size <= left.total().orElse(Long.MAX_VALUE);
    if (!isSound || left.version().validator().isEmpty()) forget();
    return partial.isPresent() && (left.url().equals(task.uri()) || isCheckedInTheEnd(left));
  }

  /** A mirror has other validators, but the checksum tells whether it has the same bytes. */
  private boolean isCheckedInTheEnd(Partial left) {
    return task.download().checksum().isPresent() && left.total().isPresent();
  }

  private long sizeOf(Partial left) {
    try {
      return destination.size(left.temporary());
    } catch (IOException e) {
      return 0;
    }
  }

  /** What there is to go on with, now or for a later attempt. */
  Optional<Partial> partial() {
    return partial;
  }

  /** Whether the request asks for the rest only. */
  boolean resuming() {
    return resuming;
  }

  /** The header lines that ask for the rest, each with its line end. */
  String conditions() {
    var left = partial.orElseThrow();
    var range = "Range: bytes=" + start(left) + "-\r\n";
    // What another URL says of versions means nothing here.
    if (!left.url().equals(task.uri())) return range;
    return range + "If-Range: " + left.version().validator().orElseThrow() + "\r\n";
  }

  /**
   * Where to go on. If all bytes are there but nobody was told so, the last one is asked for again:
   * a range behind the end would be answered with an error that proves nothing.
   */
  private long start(Partial left) {
    return Math.min(sizeOf(left), left.total().orElse(Long.MAX_VALUE) - 1);
  }

  /** Whether a 206 brings exactly the bytes that are missing, of the same version. */
  boolean isContinuedBy(ResponseHead head, ContentRange range) {
    var left = partial.orElseThrow();
    return range.first() == start(left)
        && range.last() == range.total() - 1
        && range.total() == left.total().orElse(range.total())
        && (head.contentLength() < 0 || head.contentLength() == range.size())
        && Versions.isPlain(head)
        && !(left.url().equals(task.uri()) && Versions.contradicts(head, left.version()));
  }

  /** Opens the file, to write on from a position. */
  PartFile reopen(long position) throws IOException {
    var file = destination.reopen(partial.orElseThrow().temporary());
    file.truncate(position);
    return file;
  }

  /** Removes it. */
  void forget() {
    partial.ifPresent(left -> destination.remove(left.temporary()));
    usedUp();
  }

  /** Takes notice that its file is no more: it has got its final name, or was removed. */
  void usedUp() {
    partial = Optional.empty();
    resuming = false;
  }

  /** Asks for the rest now, if there is something to go on with. */
  void goOn() {
    resuming = partial.isPresent();
  }

  /** Takes another in its place, for the next attempt. */
  void replaceBy(Partial newer) {
    partial = Optional.of(newer);
    resuming = false;
  }
}
