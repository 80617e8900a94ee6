package dev.bunting.cli;

import dev.bunting.Politeness;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * How many requests may begin in a time: {@code 10/s} for all together, {@code 2/host/s} for each
 * host; {@code /m} for a minute.
 *
 * @param interval between two requests
 * @param host whether it is meant for each host
 */
record Rate(Duration interval, boolean host) {

  /** What {@code --rate} says. */
  static Rate parse(String text) {
    int slash = text.indexOf('/');
    var per = slash < 0 ? "" : text.substring(slash);
    try {
      var number = new BigDecimal(slash < 0 ? text : text.substring(0, slash));
      var nanos = Duration.ofSeconds(seconds(per)).toNanos() / number.doubleValue();
      if (number.signum() > 0 && nanos < Long.MAX_VALUE)
        return new Rate(Duration.ofNanos((long) nanos), per.startsWith("/host"));
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw wrong(text);
  }

  private static long seconds(String per) {
    return switch (per) {
      case "/s", "/host/s" -> 1;
      case "/m", "/host/m" -> 60;
      default -> throw new NumberFormatException(per);
    };
  }

  private static UsageException wrong(String text) {
    return new UsageException(
        "--rate N[/host]/s must be like 10/s, 2/host/s or 30/host/m, not " + text);
  }

  /** The manners with this rate. */
  Politeness in(Politeness politeness) {
    return host ? politeness.withHostInterval(interval) : politeness.withInterval(interval);
  }
}
