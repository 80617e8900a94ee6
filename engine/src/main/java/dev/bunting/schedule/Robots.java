package dev.bunting.schedule;

import dev.bunting.Outcome;
import dev.bunting.Reason;
import dev.bunting.robots.RobotsRules;
import dev.bunting.uri.Authority;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What is made of robots.txt files and of their absence. Safe for any number of threads. */
final class Robots {
  /** Nobody keeps a file for longer (RFC 9309, section 2.4). */
  private static final Duration KEPT = Duration.ofHours(24);

  /** A site that could not be asked may be back. */
  private static final Duration REFUSED = Duration.ofMinutes(5);

  /**
   * What counts for one origin, up to a time of the schedule's clock.
   *
   * @param refusal why nothing may be fetched, whatever the rules
   */
  record Answer(RobotsRules rules, Optional<Refusal> refusal, long until) {

    /** Why this URL may not be fetched, if it may not. */
    Optional<Refusal> refusal(URI uri) {
      if (refusal.isPresent() || rules.allow(uri)) return refusal;
      return Optional.of(new Refusal(Reason.ROBOTS_DENIED, "robots.txt asks not to fetch it"));
    }
  }

  /** Why a row is not fetched. */
  record Refusal(Reason reason, String detail) {}

  private final String userAgent;

  Robots(String userAgent) {
    this.userAgent = userAgent;
  }

  /** Where the file of a URL's origin is. */
  static URI of(URI uri) {
    var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    var authority = Authority.of(uri).orElseThrow();
    var usual = scheme.equals("https") ? 443 : 80;
    var port = authority.port() < 0 || authority.port() == usual ? "" : ":" + authority.port();
    return URI.create(scheme + "://" + authority.host() + port + "/robots.txt");
  }

  /** What the end of a request for such a file means (RFC 9309, section 2.3.1). */
  Answer answer(Result result, long now) {
    if (result.robots().isPresent())
      return free(RobotsRules.parse(result.robots().get(), userAgent), now);
    return result.outcome() instanceof Outcome.Failed failed
        ? failed(failed, now)
        : free(RobotsRules.NONE, now);
  }

  private static Answer failed(Outcome.Failed failed, long now) {
    var why = "robots.txt: " + failed.detail();
    return switch (failed.reason()) {
      case HTTP_STATUS ->
          failed.trace().status().orElse(0) < 500
              ? free(RobotsRules.NONE, now)
              : refused(Reason.ROBOTS_DENIED, why, now);
      case REDIRECT_LOOP -> free(RobotsRules.NONE, now);
      default -> refused(failed.reason(), why, now);
    };
  }

  private static Answer free(RobotsRules rules, long now) {
    return new Answer(rules, Optional.empty(), now + KEPT.toNanos());
  }

  private static Answer refused(Reason reason, String detail, long now) {
    var refusal = Optional.of(new Refusal(reason, detail));
    return new Answer(RobotsRules.NONE, refusal, now + REFUSED.toNanos());
  }
}
