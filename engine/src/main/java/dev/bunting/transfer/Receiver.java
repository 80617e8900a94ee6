package dev.bunting.transfer;

import dev.bunting.FileVersion;
import dev.bunting.Reason;
import dev.bunting.schedule.Known;
import dev.bunting.schedule.Partial;
import dev.bunting.transfer.http1.ResponseHead;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What an exchange hands the body of a response to: a file, a part of one, or a text. */
sealed interface Receiver permits RobotsText, Saving, Segment {

  /** The header lines that this adds to the request, each with its line end. */
  String conditions();

  /** Takes the head of a success; returns whether its body is wanted. */
  boolean begin(ResponseHead head) throws TransferException;

  /** Whether bytes of a body are to be written. */
  boolean begun();

  /** Writes bytes of the body; returns whether those behind them are not wanted. */
  boolean write(ByteBuffer bytes) throws TransferException;

  /** How many bytes have been written. */
  long size();

  /** Takes notice of an answer without a file. */
  default void refused(int status) {}

  /** Whether the request is to be made again, now without what led astray; asked for once. */
  default boolean again() {
    return false;
  }

  /** The parts that others are to fetch from now on; told once. */
  default List<Segment> newSegments() {
    return List.of();
  }

  /** The parts that the file is fetched in, if they are several. */
  default Optional<Division> division() {
    return Optional.empty();
  }

  /** The file that is there, if the answer means that it is still the right one. */
  default Optional<Known> unchanged(int status) {
    return Optional.empty();
  }

  /** How many bytes that an earlier run left it goes on with. */
  default long resumed() {
    return 0;
  }

  /** Ends it well; returns where the file is. */
  Path commit() throws TransferException;

  /** Where the file is to be. */
  Path path();

  /** Ends it without a file at its name. */
  default void abandon(Reason reason) {}

  /** Takes notice that there is no such file any more. */
  default void gone() {}

  /** What the next attempt can go on with. */
  default Optional<Partial> left() {
    return Optional.empty();
  }

  /** The text of a robots.txt, if that is what it is; after {@link #commit}. */
  default Optional<String> robots() {
    return Optional.empty();
  }

  /** What the server said of the file's version. */
  default FileVersion version() {
    return FileVersion.UNKNOWN;
  }

  /** The file's digest, if it was wanted; after {@link #commit}. */
  default Optional<String> sha256() {
    return Optional.empty();
  }
}
