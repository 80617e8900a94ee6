package dev.bunting;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What is too much. Start from {@link #NONE}.
 *
 * @param maxFileSize bytes a file may have, as they come and as they are saved; 0 or more
 * @param acceptType what a file's {@code Content-Type} must match, such as {@code image/*} or
 *     {@code application/pdf}; empty for any
 * @param bytesPerSecond how fast all downloads together may be, in bytes of answers, heads
 *     included, 1 or more; worker processes each have their equal share of it
 * @param deadline how long the job may take as a whole; what is not done by then ends as {@link
 *     Reason#DEADLINE}
 * @param errors after how many failed rows the job is given up, 1 or more; what is not done by then
 *     ends as {@link Reason#CANCELLED}
 * @param segments into how many parts, fetched at once, a large file is divided where its server
 *     can do that; 1 to 64
 */
public record Limits(
    long maxFileSize,
    Optional<String> acceptType,
    long bytesPerSecond,
    Duration deadline,
    long errors,
    int segments) {
  /** No limits, and every file in one piece. */
  public static final Limits NONE =
      new Limits(
          Long.MAX_VALUE,
          Optional.empty(),
          Long.MAX_VALUE,
          Duration.ofDays(36_500),
          Long.MAX_VALUE,
          1);

  /**
   * @throws IllegalArgumentException if a number or a duration is out of its range
   */
  public Limits {
    if (maxFileSize < 0) throw new IllegalArgumentException("maxFileSize must be >= 0");
    Objects.requireNonNull(acceptType, "acceptType");
    if (bytesPerSecond < 1) throw new IllegalArgumentException("bytesPerSecond must be >= 1");
    if (!deadline.isPositive()) throw new IllegalArgumentException("deadline must be positive");
    if (errors < 1) throw new IllegalArgumentException("errors must be >= 1");
    if (segments < 1 || segments > 64)
      throw new IllegalArgumentException("segments must be 1 to 64");
  }

  /** These limits with another size that files may have, in bytes. */
  public Limits withMaxFileSize(long maxFileSize) {
    return new Limits(maxFileSize, acceptType, bytesPerSecond, deadline, errors, segments);
  }

  /** These limits, and files must be of this type. */
  public Limits withAcceptType(String acceptType) {
    return new Limits(
        maxFileSize, Optional.of(acceptType), bytesPerSecond, deadline, errors, segments);
  }

  /** These limits with another speed. */
  public Limits withBytesPerSecond(long bytesPerSecond) {
    return new Limits(maxFileSize, acceptType, bytesPerSecond, deadline, errors, segments);
  }

  /** These limits with another time for the job. */
  public Limits withDeadline(Duration deadline) {
    return new Limits(maxFileSize, acceptType, bytesPerSecond, deadline, errors, segments);
  }

  /** These limits with another number of failed rows. */
  public Limits withErrors(long errors) {
    return new Limits(maxFileSize, acceptType, bytesPerSecond, deadline, errors, segments);
  }

  /** These limits with another number of parts. */
  public Limits withSegments(int segments) {
    return new Limits(maxFileSize, acceptType, bytesPerSecond, deadline, errors, segments);
  }
}
