package dev.bunting;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened in a job while it runs, in every style alike. {@link
 * Options#withListener} tells who hears of it, and on which thread.
 *
 * {@snippet :
 * Consumer<Event> listener =
 *     event -> {
 *       switch (event) {
 *         case Event.AttemptStarted a -> System.out.println("GET " + a.uri());
 *         case Event.AttemptEnded a -> System.out.println(a.status() + " in " + a.took());
 *         case Event.HostPaused h -> System.out.println(h.host() + " until " + h.until());
 *         case Event.HostLimited h -> System.out.println(h.host() + " gets " + h.requests());
 *         case Event.HostGivenUp h -> System.out.println(h.host() + ": " + h.why());
 *         case Event.RowEnded r -> System.out.println(r.outcome());
 *         case Event.Missed m -> System.out.println(m.events() + " events too many");
 *       }
 *     };
 * try (var job = Bunting.download(downloads, Options.defaults().withListener(listener))) {
 *   for (var outcome : job) count(outcome);
 * }
 * }
 *
 * <p>The events of one row come in their order: attempts by turns started and ended, at last the
 * row's end. URLs and details are as they are, secrets included: {@link Bunting#redacted} is for
 * those that people are shown.
 */
public sealed interface Event {

  /** When it happened, by a clock that never goes back within a job. */
  Instant at();

  /**
   * A try at a row was handed to who transfers.
   *
   * @param index the row's number; 0 for the robots.txt of a site, which is no row
   * @param attempt which try it is, from 1
   * @param uri where it asks: a mirror maybe, before any redirects
   */
  record AttemptStarted(Instant at, long index, int attempt, URI uri) implements Event {}

  /**
   * That try has ended, and with it maybe the row.
   *
   * @param started when it was begun
   * @param outcome how it ended: as the row, unless it is tried again
   * @param traffic what it used of the network
   * @param retryAt when the row is to be tried again, if it is; its host may have it wait longer
   */
  record AttemptEnded(
      Instant at,
      long index,
      int attempt,
      URI uri,
      Instant started,
      Outcome outcome,
      Traffic traffic,
      Optional<Instant> retryAt)
      implements Event {

    /** How long it took as a whole, the saving of the file included. */
    public Duration took() {
      return Duration.between(started, at);
    }

    /** Its status, its phases, and where its answer came from. */
    public Trace trace() {
      return switch (outcome) {
        case Outcome.Saved saved -> saved.trace();
        case Outcome.NotFound notFound -> notFound.trace();
        case Outcome.Failed failed -> failed.trace();
        case Outcome.Duplicate _, Outcome.Rejected _ ->
            throw new IllegalStateException("no attempt ends so");
      };
    }

    /** Why it failed, in a report's word such as {@code http-503}; empty if it did not. */
    public Optional<String> failure() {
      return outcome instanceof Outcome.Failed failed
          ? Optional.of(failed.word())
          : Optional.empty();
    }

    /** {@code ok}, {@code not_found} or the word of {@link #failure()}. */
    public String status() {
      return failure().orElse(outcome.status().word());
    }
  }

  /**
   * A host is left alone: it asked for that, or it cannot be reached. Told again, with a later
   * time, when the pause becomes longer.
   *
   * @param until no request to it begins before
   * @param why the failure's word, such as {@code http-429} or {@code connect-refused}
   */
  record HostPaused(Instant at, String host, Instant until, String why) implements Event {}

  /**
   * A host gets more or fewer requests at once than before.
   *
   * @param requests how many from now on, 1 or more; at first it is {@link Politeness#perHost()}
   */
  record HostLimited(Instant at, String host, int requests) implements Event {}

  /**
   * A host could not be reached for so long that its rows end without being tried.
   *
   * @param until from when on it is tried again
   * @param why the last failure's word
   */
  record HostGivenUp(Instant at, String host, Instant until, String why) implements Event {}

  /** A row has its outcome: it was read from the job, and is in the records if there are any. */
  record RowEnded(Instant at, Outcome outcome) implements Event {
    /** With an outcome. */
    public RowEnded {
      Objects.requireNonNull(outcome, "outcome");
    }
  }

  /**
   * Events that came faster than listeners took them, and that they never hear of.
   *
   * @param events how many were left out here
   */
  record Missed(Instant at, long events) implements Event {}
}
