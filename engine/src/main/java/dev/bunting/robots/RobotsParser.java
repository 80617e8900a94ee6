package dev.bunting.robots;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads one robots.txt (RFC 9309, section 2.2), for one user agent. */
final class RobotsParser {
  /** What is longer would keep a job from its end rather than be polite. */
  private static final double MAX_DELAY_SECONDS = 30;

  /** The rules of the groups for one name; such groups count as one. */
  private static final class Group {
    final List<PathRule> rules = new ArrayList<>();
    Duration delay = Duration.ZERO;

    /** Whether the file has such a group at all. */
    boolean named;

    /** Whether the lines that are read now belong to it. */
    boolean open;
  }

  private final String token;
  private final Group own = new Group();
  private final Group everyone = new Group();
  private boolean naming;

  RobotsParser(String userAgent) {
    token = token(userAgent);
  }

  RobotsRules parse(String text) {
    int start = text.startsWith("\uFEFF") ? 1 : 0;
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) != '\n' && text.charAt(i) != '\r') continue;
      line(text.substring(start, i));
      start = i + 1;
    }
    line(text.substring(start));
    var mine = own.named ? own : everyone;
    return new RobotsRules(mine.rules, mine.delay);
  }

  private void line(String line) {
    var comment = line.indexOf('#');
    var content = comment < 0 ? line : line.substring(0, comment);
    var colon = content.indexOf(':');
    if (colon < 0) return;
    var value = content.substring(colon + 1).strip();
    switch (content.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
      case "user-agent" -> agent(value);
      case "allow" -> rule(true, value);
      case "disallow" -> rule(false, value);
      case "crawl-delay" -> delay(value);
      default -> {}
    }
  }

  /** Names that follow each other share the rules that come after them. */
  private void agent(String name) {
    if (!naming) {
      own.open = false;
      everyone.open = false;
    }
    naming = true;
    if (name.equals("*") || name.startsWith("* ")) open(everyone);
    else if (!token.isEmpty() && token(name).equals(token)) open(own);
  }

  private static void open(Group group) {
    group.named = true;
    group.open = true;
  }

  private void rule(boolean allow, String pattern) {
    naming = false;
    if (pattern.isEmpty()) return;
    if (own.open) own.rules.add(PathRule.of(allow, pattern));
    if (everyone.open) everyone.rules.add(PathRule.of(allow, pattern));
  }

  /** Not of the RFC, and so no line that ends a list of names. */
  private void delay(String seconds) {
    var delay = duration(seconds);
    if (own.open) own.delay = longer(own.delay, delay);
    if (everyone.open) everyone.delay = longer(everyone.delay, delay);
  }

  private static Duration duration(String seconds) {
    try {
      var value = Math.min(Double.parseDouble(seconds), MAX_DELAY_SECONDS);
      return value > 0 ? Duration.ofNanos((long) (value * 1e9)) : Duration.ZERO;
    } catch (NumberFormatException e) {
      return Duration.ZERO;
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static String token(String name) {
    int end = 0;
    while (end < name.length() && isOfToken(name.charAt(end))) end++;
    return name.substring(0, end).toLowerCase(Locale.ROOT);
  }

  private static boolean isOfToken(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
  }
}
