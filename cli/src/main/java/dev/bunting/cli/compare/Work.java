package dev.bunting.cli.compare;

import dev.bunting.Download;
import dev.bunting.server.DelayRange;
import dev.bunting.server.FlagsServer;
import dev.bunting.server.FlagsServerOptions;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What every run downloads. */
public sealed interface Work {

  /** How many downloads that are. */
  int size();

  /** How many seconds one takes on average, if that is known beforehand. */
  OptionalDouble meanSeconds();

  /**
   * Makes all ready for one run.
   *
   * @param round runs of the same round meet the same delays
   * @throws IOException if nothing can be served
   */
  Served serve(int round) throws IOException;

  /**
   * Flags from a server of this process, each late.
   *
   * @param codes of countries, upper case
   * @param seed what the delays follow from
   */
  record Flags(List<String> codes, DelayRange delays, long seed) implements Work {
    /** Copies the codes. */
    public Flags {
      codes = List.copyOf(codes);
    }

    @Override
    public int size() {
      return codes.size();
    }

    @Override
    public OptionalDouble meanSeconds() {
      return OptionalDouble.of(delays.min().plus(delays.max()).toNanos() / 2e9);
    }

    /** A server that has not been asked yet: the delays depend on how often a path was. */
    @Override
    public Served serve(int round) throws IOException {
      var options =
          FlagsServerOptions.local().withPort(0).withDelays(delays).withSeed(seed + round);
      var server = FlagsServer.start(options);
      return new Served(codes.stream().map(code -> flag(server, code)).toList(), server::close);
    }

    private static Download flag(FlagsServer server, String code) {
      var cc = code.toLowerCase(Locale.ROOT);
      return Download.of(server.uri("/flags/" + cc + "/" + cc + ".gif"));
    }
  }

  /** Whatever a list names, from wherever it is. */
  record Listed(List<Download> downloads) implements Work {
    /** Copies the list. */
    public Listed {
      downloads = List.copyOf(downloads);
    }

    @Override
    public int size() {
      return downloads.size();
    }

    @Override
    public OptionalDouble meanSeconds() {
      return OptionalDouble.empty();
    }

    @Override
    public Served serve(int round) {
      return new Served(downloads, () -> {});
    }
  }

  /** The downloads of one run, and what ends with it. */
  record Served(List<Download> downloads, Runnable end) implements AutoCloseable {
    /** The place of a download, counted from 1. */
    URI uri(long index) {
      return downloads.get(Math.toIntExact(index - 1)).uri();
    }

    @Override
    public void close() {
      end.run();
    }
  }
}
