package dev.bunting.robots;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What one origin's robots.txt asks of one user agent. */
public final class RobotsRules {
  /** Nothing at all. */
  public static final RobotsRules NONE = new RobotsRules(List.of(), Duration.ZERO);

  private final List<PathRule> rules;
  private final Duration delay;

  RobotsRules(List<PathRule> rules, Duration delay) {
    this.rules = List.copyOf(rules);
    this.delay = delay;
  }

  /**
   * What a file says.
   *
   * @param text the file; what is not understood in it is passed over
   * @param userAgent the {@code User-Agent} of requests: letters, {@code _} and {@code -} at its
   *     beginning are the name by which the file calls it, in any case
   */
  public static RobotsRules parse(String text, String userAgent) {
    return new RobotsParser(userAgent).parse(text);
  }

  /**
   * Whether this may be fetched: the rule with the longest pattern that matches decides, and of two
   * as long the one that allows (RFC 9309, section 2.2.2).
   */
  public boolean allow(URI uri) {
    var path = PathText.of(uri);
    if (rules.isEmpty() || path.equals("/robots.txt")) return true;
    var allowed = true;
    var longest = -1;
    for (var rule : rules) {
      if (rule.length() < longest || (rule.length() == longest && allowed)) continue;
      if (!rule.matches(path)) continue;
      longest = rule.length();
      allowed = rule.allow();
    }
    return allowed;
  }

  /** The least time between the beginnings of two requests that it wants; at most 30 seconds. */
  public Duration delay() {
    return delay;
  }
}
