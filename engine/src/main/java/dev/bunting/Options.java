package dev.bunting;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

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
 * @param names what files are called
 * @param timeouts how long anything may take
 * @param politeness how hard hosts may be pressed
 * @param http how servers are asked
 * @param limits what is too much
 * @param records what is written down of the job, if anything; without, nothing of it is left but
 *     its files
 * @param listeners who hears what happens in the job, as {@link #withListener} tells
 */
public record Options(
    Style style,
    int maxRequests,
    Path directory,
    NameTemplate names,
    Timeouts timeouts,
    Politeness politeness,
    Http http,
    Limits limits,
    Optional<Records> records,
    List<Consumer<? super Event>> listeners) {

  private static final Options DEFAULTS =
      new Options(
          Style.VIRTUAL,
          64,
          Path.of("downloads"),
          NameTemplate.DEFAULT,
          new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofDays(365)),
          new Politeness(16, Duration.ZERO, Duration.ZERO, true, false, 5, Duration.ofSeconds(1)),
          Http.DEFAULT,
          Limits.NONE,
          Optional.empty(),
          List.of());

  /**
   * @throws IllegalArgumentException if {@code maxRequests} is below 1, or the style {@link
   *     Style#ASYNC} and HTTP/2 come together
   */
  public Options {
    Objects.requireNonNull(style, "style");
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(names, "names");
    Objects.requireNonNull(timeouts, "timeouts");
    Objects.requireNonNull(politeness, "politeness");
    Objects.requireNonNull(http, "http");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(records, "records");
    listeners = List.copyOf(listeners);
    if (maxRequests < 1) throw new IllegalArgumentException("maxRequests must be >= 1");
    if (style == Style.ASYNC && http.version() == Http.Version.HTTP_2)
      throw new IllegalArgumentException("HTTP/2 goes with every style but async");
  }

  /**
   * 64 requests at once on virtual threads into {@code downloads}, 16 of them to one host; 10 s to
   * connect, 30 s idle, as good as no limit for a file as a whole; 5 retries, the first after 1 s;
   * 10 redirects.
   */
  public static Options defaults() {
    return DEFAULTS;
  }

  /** These options with another style. */
  public Options withStyle(Style style) {
    return new Options(
        style,
        maxRequests,
        directory,
        names,
        timeouts,
        politeness,
        http,
        limits,
        records,
        listeners);
  }

  /** These options with another number of requests at once. */
  public Options withMaxRequests(int maxRequests) {
    return new Options(
        style,
        maxRequests,
        directory,
        names,
        timeouts,
        politeness,
        http,
        limits,
        records,
        listeners);
  }

  /** These options with another destination. */
  public Options withDirectory(Path directory) {
    return new Options(
        style,
        maxRequests,
        directory,
        names,
        timeouts,
        politeness,
        http,
        limits,
        records,
        listeners);
  }

  /** These options with other names for files. */
  public Options withNames(NameTemplate names) {
    return new Options(
        style,
        maxRequests,
        directory,
        names,
        timeouts,
        politeness,
        http,
        limits,
        records,
        listeners);
  }

  /** These options with other timeouts. */
  public Options withTimeouts(Timeouts timeouts) {
    return new Options(
        style,
        maxRequests,
        directory,
        names,
        timeouts,
        politeness,
        http,
        limits,
        records,
        listeners);
  }

  /** These options with another connect timeout. */
  public Options withConnectTimeout(Duration connect) {
    return withTimeouts(new Timeouts(connect, timeouts.idle(), timeouts.download()));
  }

  /** These options with another idle timeout. */
  public Options withIdleTimeout(Duration idle) {
    return withTimeouts(new Timeouts(timeouts.connect(), idle, timeouts.download()));
  }

  /** These options with another timeout for one download as a whole. */
  public Options withTimeout(Duration download) {
    return withTimeouts(new Timeouts(timeouts.connect(), timeouts.idle(), download));
  }

  /** These options with other manners towards hosts. */
  public Options withPoliteness(Politeness politeness) {
    return new Options(
        style,
        maxRequests,
        directory,
        names,
        timeouts,
        politeness,
        http,
        limits,
        records,
        listeners);
  }

  /** These options with another way of asking. */
  public Options withHttp(Http http) {
    return new Options(
        style,
        maxRequests,
        directory,
        names,
        timeouts,
        politeness,
        http,
        limits,
        records,
        listeners);
  }

  /** These options with other limits. */
  public Options withLimits(Limits limits) {
    return new Options(
        style,
        maxRequests,
        directory,
        names,
        timeouts,
        politeness,
        http,
        limits,
        records,
        listeners);
  }

  /** These options, and the job is written down. */
  public Options withRecords(Records records) {
    return new Options(
        style,
        maxRequests,
        directory,
        names,
        timeouts,
        politeness,
        http,
        limits,
        Optional.of(records),
        listeners);
  }

  /**
   * These options, and one more who hears what happens in the job.
   *
   * <p>A daemon thread of the job hands the events to all listeners in turn, one event at a time,
   * within some ten milliseconds of when they happened; {@link Job#close()} waits until they have
   * had all of them. The job never waits for a listener: 65,536 events may wait for a slow one, and
   * those beyond are left out, of which {@link Event.Missed} tells; {@code close()} gives it five
   * seconds for the rest. One that throws is not called again, and what it threw goes to the
   * thread's {@linkplain Thread.UncaughtExceptionHandler handler of uncaught exceptions}. Outcomes
   * take another way, and none is ever left out.
   */
  public Options withListener(Consumer<? super Event> listener) {
    var more = new ArrayList<>(listeners);
    more.add(listener);
    return new Options(
        style, maxRequests, directory, names, timeouts, politeness, http, limits, records, more);
  }
}
