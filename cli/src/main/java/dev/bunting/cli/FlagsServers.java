package dev.bunting.cli;

import dev.bunting.server.DelayRange;
import dev.bunting.server.ErrorKind;
import dev.bunting.server.FlagsServer;
import dev.bunting.server.FlagsServerOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Several sites, served at once. */
final class FlagsServers implements AutoCloseable {
  private record Served(Site site, FlagsServerOptions options, FlagsServer server) {}

  private final List<Served> all = new ArrayList<>();

  private FlagsServers() {}

  /**
   * All of them, or none.
   *
   * @throws IOException if one cannot listen, or not read what it is to serve
   */
  static FlagsServers start(Map<Site, FlagsServerOptions> sites) throws IOException {
    var servers = new FlagsServers();
    try {
      for (var site : sites.entrySet()) servers.start(site.getKey(), site.getValue());
      return servers;
    } catch (IOException e) {
      servers.close();
      throw e;
    }
  }

  private void start(Site site, FlagsServerOptions options) throws IOException {
    all.add(new Served(site, options, FlagsServer.start(options)));
  }

  /** A line per site: where it is and how it behaves. */
  void describe(PrintStream out) {
    for (var served : all) {
      var path = served.options().directory().isPresent() ? "/" : "/flags";
      out.println(
          served.site() + "  " + served.server().uri(path) + "  " + nature(served.options()));
    }
    out.println("Ctrl-C ends it.");
  }

  private static String nature(FlagsServerOptions options) {
    var errors = options.errorRate() > 0 ? ", " + errors(options) : "";
    return when(options.delays()) + errors;
  }

  /** How late answers are, in words. */
  static String when(DelayRange delay) {
    if (delay.equals(DelayRange.NONE)) return "at once";
    var min = seconds(delay.min());
    var max = seconds(delay.max());
    return "after " + (min.equals(max) ? min : min + " to " + max) + " s";
  }

  private static String seconds(Duration duration) {
    return plain(BigDecimal.valueOf(duration.toNanos(), 9));
  }

  private static String errors(FlagsServerOptions options) {
    var kinds = options.errorKinds().stream().map(ErrorKind::label);
    return plain(BigDecimal.valueOf(options.errorRate()).movePointRight(2))
        + "% errors: "
        + kinds.collect(Collectors.joining(", "));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  @Override
  public void close() {
    all.forEach(served -> served.server().close());
  }
}
