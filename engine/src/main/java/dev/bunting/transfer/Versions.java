package dev.bunting.transfer;

import dev.bunting.FileVersion;
import dev.bunting.transfer.http1.ResponseHead;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What a response says of the version of its file. */
final class Versions {
  /** RFC 9110, section 8.8.2.2, asks for a second at least; its forerunner for this. */
  private static final Duration SETTLED = Duration.ofMinutes(1);

  private Versions() {}

  static FileVersion of(ResponseHead head) {
    var etag = head.header("ETag");
    var lastModified = head.header("Last-Modified");
    return etag.isEmpty() && lastModified.isEmpty()
        ? FileVersion.UNKNOWN
        : new FileVersion(etag, lastModified);
  }

  /** Whether bytes of this response may be gone on with, in another response of that version. */
  static boolean resumable(FileVersion version, ResponseHead head) {
    return version.validator().isPresent()
        && (version.etag().isPresent() || settled(version, head))
        && !head.header("Accept-Ranges").orElse("").equalsIgnoreCase("none")
        && isPlain(head);
  }

  /** A file that changed within its clock's last tick may change again and keep its date. */
  private static boolean settled(FileVersion version, ResponseHead head) {
    var changed = version.lastModified().flatMap(Versions::date);
    var answered = head.header("Date").flatMap(Versions::date);
    return changed.isPresent()
        && answered.isPresent()
        && !changed.get().plus(SETTLED).isAfter(answered.get());
  }

  private static Optional<Instant> date(String value) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether the body is the file as it is, not compressed and not in parts. */
  static boolean isPlain(ResponseHead head) {
    var type = head.header("Content-Type").orElse("");
    return head.header("Content-Encoding").orElse("identity").equalsIgnoreCase("identity")
        && !type.regionMatches(true, 0, "multipart/byteranges", 0, 20);
  }

  /** Whether a response that names its version contradicts the one that is known. */
  static boolean contradicts(ResponseHead head, FileVersion known) {
    var said = of(head);
    return differ(said.etag(), known.etag()) || differ(said.lastModified(), known.lastModified());
  }

  private static boolean differ(Optional<String> said, Optional<String> known) {
    return said.isPresent() && known.isPresent() && !said.equals(known);
  }
}
