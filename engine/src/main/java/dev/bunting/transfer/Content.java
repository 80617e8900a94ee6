package dev.bunting.transfer;

import dev.bunting.FileVersion;
import dev.bunting.Reason;
import dev.bunting.schedule.Known;
import dev.bunting.schedule.Partial;
import dev.bunting.transfer.http1.ResponseHead;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What comes of the bytes that one attempt gets: a file, or a text to be looked at.
 *
 * <p>Not thread-safe, like the exchange that it belongs to.
 */
sealed interface Content permits Saving, RobotsText {

  /** The header lines that this adds to the request, each with its line end. */
  default String conditions() {
    return "";
  }

  /** The file that is there, if the answer means that it is still the right one. */
  default Optional<Known> unchanged(int status) {
    return Optional.empty();
  }

  /**
   * Takes notice of an answer without a file: a range that was not there is not asked for again.
   */
  default void refused(int status) {}

  /** Whether the request is to be made again, now without what led astray; asked for once. */
  default boolean again() {
    return false;
  }

  /** Takes the head of a success; returns whether its body is wanted. */
  boolean begin(ResponseHead head) throws TransferException;

  /** Whether bytes of a body are to be written. */
  boolean begun();

  /** Takes bytes of the body; returns whether no more are wanted. */
  boolean write(ByteBuffer bytes) throws TransferException;

  /** How many bytes there are by now. */
  long size();

  /** What the server calls the version that it sent. */
  default FileVersion version() {
    return FileVersion.UNKNOWN;
  }

  /** The digest of the bytes, in hex, if that is wanted. */
  default Optional<String> sha256() {
    return Optional.empty();
  }

  /** Where the file is to be. */
  Path path();

  /** Verifies the file and gives it its final name. */
  Path commit() throws TransferException;

  /** Ends it without a file at its name; keeps the bytes if there is a use for them. */
  void abandon(Reason reason);

  /** What the next attempt can go on with. */
  default Optional<Partial> left() {
    return Optional.empty();
  }

  /** Takes notice that there is no such file any more. */
  default void gone() {}

  /** The text of a robots.txt, once it is complete. */
  default Optional<String> robots() {
    return Optional.empty();
  }
}
