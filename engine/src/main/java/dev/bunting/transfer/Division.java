package dev.bunting.transfer;

import dev.bunting.FileVersion;
import dev.bunting.Reason;
import dev.bunting.sink.PartFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A large file in ranges that are fetched at once into one temporary file: the first by the request
 * that asked for the whole, the others as {@link Segment}s. If those cannot be had, the first goes
 * on to the end.
 */
final class Division {
  /** A range is at least so large: below, another request costs more than it saves. */
  private static final long LEAST = 1024 * 1024;

  private final PartFile file;
  private final Path path;
  private final FileVersion version;
  private final long total;
  private final long firstEnd;
  private final List<Segment> segments = new ArrayList<>();
  private final CountDownLatch running;
  private volatile boolean failed;
  private volatile boolean distrusted;
  private boolean told;

  /**
   * @param path where the file is to be
   * @param from where the first range begins
   * @param parts into how many ranges the rest of the file is divided, 2 or more
   */
  Division(PartFile file, Path path, FileVersion version, long from, long total, int parts) {
    this.file = file;
    this.path = path;
    this.version = version;
    this.total = total;
    var size = (total - from) / parts;
    firstEnd = from + size;
    for (int i = 1; i < parts; i++) {
      var end = i == parts - 1 ? total : from + (i + 1) * size;
      segments.add(new Segment(this, from + i * size, end));
    }
    running = new CountDownLatch(segments.size());
  }

  /** Into how many ranges, at most, so many bytes are worth dividing. */
  static int parts(long bytes, int most) {
    return (int) Math.min(most, bytes / LEAST);
  }

  /** The segments to be carried out; told once. */
  List<Segment> newSegments() {
    if (told) return List.of();
    told = true;
    return segments;
  }

  /** Where the first range ends, or the file, if the first has to go on. */
  long firstEnd() {
    return failed ? total : firstEnd;
  }

  /** Gives the segments up; the first range goes on, or what there is has to do. */
  void fail() {
    if (failed) return;
    failed = true;
    segments.forEach(Segment::cutOff);
  }

  /** Gives the segments up because the server does not serve parts as it should. */
  void distrust() {
    distrusted = true;
    fail();
  }

  /** Whether no part is to be asked for any more. */
  boolean distrusted() {
    return distrusted;
  }

  boolean failed() {
    return failed;
  }

  /** Takes notice that a part cannot be written; then neither can the others. */
  TransferException cannotWrite(IOException e) {
    fail();
    return new TransferException(Reason.WRITE_FAILED, Messages.of(e));
  }

  void landed() {
    running.countDown();
  }

  boolean hasLanded() {
    return running.getCount() == 0;
  }

  void awaitLanding() throws InterruptedException {
    running.await();
  }

  /** How many bytes from the start of the file are there without a gap; after the landing. */
  long prefix() {
    var end = file.size();
    for (var segment : segments) if (segment.from <= end) end = Math.max(end, segment.at());
    return end;
  }

  /** How many bytes the segments have fetched; after the landing. */
  long beside() {
    long bytes = 0;
    for (var segment : segments) bytes += segment.size();
    return bytes;
  }

  PartFile file() {
    return file;
  }

  Path path() {
    return path;
  }

  FileVersion version() {
    return version;
  }

  String validator() {
    return version.validator().orElseThrow();
  }

  long total() {
    return total;
  }
}
