package dev.bunting;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How a job runs. Start from {@link #defaults()} and say what is different:
 *
 * {@snippet :
 * Options.defaults().withStyle(Style.VIRTUAL).withMaxRequests(256).withDirectory(Path.of("out"));
 * }
 *
 * @param style who waits
 * @param maxRequests how many requests at once, 1 or more; {@link Style#SEQUENTIAL} makes one
 * @param directory where files go; it is made if it does not exist
 * @param connectTimeout for looking up the host, connecting and the TLS handshake, each
 * @param idleTimeout how long nothing may come or go on a connection in use
 * @param timeout for one download as a whole
 * @param userAgent the {@code User-Agent} header; printable ASCII
 * @param tls what certificates are trusted, and our own; empty for the JDK's default
 */
public record Options(
    Style style,
    int maxRequests,
    Path directory,
    Duration connectTimeout,
    Duration idleTimeout,
    Duration timeout,
    String userAgent,
    Optional<SSLContext> tls) {

  private static final Options DEFAULTS =
      new Options(
          Style.VIRTUAL,
          64,
          Path.of("downloads"),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofDays(365),
          "bunting",
          Optional.empty());

  /**
   * @throws IllegalArgumentException if a number or a duration is below 1, or the user agent is not
   *     printable ASCII
   */
  public Options {
    Objects.requireNonNull(style, "style");
    Objects.requireNonNull(directory, "directory");
    if (maxRequests < 1) throw new IllegalArgumentException("maxRequests must be >= 1");
    Objects.requireNonNull(tls, "tls");
    checkPositive(connectTimeout, "connectTimeout");
    checkPositive(idleTimeout, "idleTimeout");
    checkPositive(timeout, "timeout");
    if (!userAgent.chars().allMatch(c -> c >= ' ' && c <= '~'))
      throw new IllegalArgumentException("userAgent must be printable ASCII");
  }

  /**
   * 64 requests at once on virtual threads into {@code downloads}; 10 s to connect, 30 s idle, and
   * as good as no limit for a file as a whole.
   */
  public static Options defaults() {
    return DEFAULTS;
  }

  /** These options with another style. */
  public Options withStyle(Style style) {
    return new Options(
        style, maxRequests, directory, connectTimeout, idleTimeout, timeout, userAgent, tls);
  }

  /** These options with another number of requests at once. */
  public Options withMaxRequests(int maxRequests) {
    return new Options(
        style, maxRequests, directory, connectTimeout, idleTimeout, timeout, userAgent, tls);
  }

  /** These options with another destination. */
  public Options withDirectory(Path directory) {
    return new Options(
        style, maxRequests, directory, connectTimeout, idleTimeout, timeout, userAgent, tls);
  }

  /** These options with another connect timeout. */
  public Options withConnectTimeout(Duration connectTimeout) {
    return new Options(
        style, maxRequests, directory, connectTimeout, idleTimeout, timeout, userAgent, tls);
  }

  /** These options with another idle timeout. */
  public Options withIdleTimeout(Duration idleTimeout) {
    return new Options(
        style, maxRequests, directory, connectTimeout, idleTimeout, timeout, userAgent, tls);
  }

  /** These options with another timeout for one download as a whole. */
  public Options withTimeout(Duration timeout) {
    return new Options(
        style, maxRequests, directory, connectTimeout, idleTimeout, timeout, userAgent, tls);
  }

  /** These options with another user agent. */
  public Options withUserAgent(String userAgent) {
    return new Options(
        style, maxRequests, directory, connectTimeout, idleTimeout, timeout, userAgent, tls);
  }

  /** These options with other certificates to trust. */
  public Options withTls(SSLContext tls) {
    return new Options(
        style,
        maxRequests,
        directory,
        connectTimeout,
        idleTimeout,
        timeout,
        userAgent,
        Optional.of(tls));
  }

  private static void checkPositive(Duration duration, String name) {
    if (!duration.isPositive()) throw new IllegalArgumentException(name + " must be positive");
  }
}
