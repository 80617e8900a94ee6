package dev.bunting.cli;

import dev.bunting.server.DelayRange;
import dev.bunting.server.ErrorKind;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** The values of the options of {@code serve}; what is wrong is a {@link UsageException}. */
final class ServeArguments {
  private ServeArguments() {}

  /** {@code 1} or {@code 0.5..5}, in seconds. */
  static DelayRange delay(String text) {
    int dots = text.indexOf("..");
    try {
      if (dots < 0) return DelayRange.of(seconds(text));
      return new DelayRange(seconds(text.substring(0, dots)), seconds(text.substring(dots + 2)));
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw new UsageException("--delay SECONDS must be like 1 or 0.5..5, not " + text);
    }
  }

  private static Duration seconds(String text) {
    return Duration.ofNanos(new BigDecimal(text).movePointRight(9).longValueExact());
  }

  /** From 0 to 1. */
  static double rate(String text) {
    try {
      double rate = Double.parseDouble(text);
      if (rate >= 0 && rate <= 1) return rate;
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new UsageException("--error-rate RATE must be from 0 to 1, not " + text);
  }

  /** {@code 418,reset} and so on. */
  static Set<ErrorKind> kinds(String text) {
    var kinds = EnumSet.noneOf(ErrorKind.class);
    for (var label : text.split(",", -1)) kinds.add(kind(label.strip()));
    return kinds;
  }

  private static ErrorKind kind(String label) {
    return ErrorKind.of(label)
        .orElseThrow(() ->
            new UsageException(
                "--errors KINDS are of 418, 503, reset, truncated; there is no '" + label + "'"));
  }

  /** A directory that is there. */
  static Path directory(String text) {
    try {
      var directory = Path.of(text);
      if (Files.isDirectory(directory)) return directory;
    } catch (InvalidPathException e) {
      // Said below.
    }
    throw new UsageException("--directory DIR is not a directory: " + text);
  }

  /** An address of this machine, or a name of one. */
  static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new UsageException("--bind ADDRESS is not known: " + text);
    }
  }
}
