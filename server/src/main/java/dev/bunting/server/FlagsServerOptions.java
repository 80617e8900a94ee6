package dev.bunting.server;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How a {@link FlagsServer} behaves. Start from one of its three personalities and change what you
 * need: {@code FlagsServerOptions.delay().withPort(0).withSeed(42)}.
 *
 * @param port where it listens; 0 means any free port
 * @param bind the address it listens on
 * @param delays how long every response waits
 * @param errorRate the share of responses that are errors, from 0 to 1
 * @param errorKinds what these errors are, each as likely as any other; not empty
 * @param seed what all delays and errors follow from: the same seed means the same fate for the
 *     same request of the same path, whatever order requests come in
 * @param directory the files to serve in place of the flags
 */
public record FlagsServerOptions(
    int port,
    InetAddress bind,
    DelayRange delays,
    double errorRate,
    Set<ErrorKind> errorKinds,
    long seed,
    Optional<Path> directory) {
  private static final DelayRange SLOW =
      new DelayRange(Duration.ofMillis(500), Duration.ofSeconds(5));

  /** Checks the ranges and copies the set. */
  public FlagsServerOptions {
    if (port < 0 || port > 65535) throw new IllegalArgumentException("port " + port);
    if (!(errorRate >= 0 && errorRate <= 1)) {
      throw new IllegalArgumentException("error rate " + errorRate + " is not from 0 to 1");
    }
    if (errorKinds.isEmpty()) throw new IllegalArgumentException("no kind of error");
    // Not Set.copyOf: its order, from which errors are drawn, differs between runs.
    errorKinds = Collections.unmodifiableSet(EnumSet.copyOf(errorKinds));
  }

  /** LOCAL: port 8001, at once, without errors. */
  public static FlagsServerOptions local() {
    return new FlagsServerOptions(
        8001,
        InetAddress.getLoopbackAddress(),
        DelayRange.NONE,
        0,
        EnumSet.allOf(ErrorKind.class),
        ThreadLocalRandom.current().nextLong(),
        Optional.empty());
  }

  /** DELAY: port 8002, every response after 0.5 to 5 seconds. */
  public static FlagsServerOptions delay() {
    return local().withPort(8002).withDelays(SLOW);
  }

  /** ERROR: port 8003, delayed as well, and a quarter of the responses are errors. */
  public static FlagsServerOptions error() {
    return delay().withPort(8003).withErrorRate(0.25);
  }

  /** With this port; 0 means any free one. */
  public FlagsServerOptions withPort(int newPort) {
    return new FlagsServerOptions(newPort, bind, delays, errorRate, errorKinds, seed, directory);
  }

  /** Listening on this address. */
  public FlagsServerOptions withBind(InetAddress address) {
    return new FlagsServerOptions(port, address, delays, errorRate, errorKinds, seed, directory);
  }

  /** With these delays. */
  public FlagsServerOptions withDelays(DelayRange range) {
    return new FlagsServerOptions(port, bind, range, errorRate, errorKinds, seed, directory);
  }

  /** With this share of errors, from 0 to 1. */
  public FlagsServerOptions withErrorRate(double rate) {
    return new FlagsServerOptions(port, bind, delays, rate, errorKinds, seed, directory);
  }

  /** With errors of these kinds. */
  public FlagsServerOptions withErrorKinds(Set<ErrorKind> kinds) {
    return new FlagsServerOptions(port, bind, delays, errorRate, kinds, seed, directory);
  }

  /** With the delays and errors that follow from this seed. */
  public FlagsServerOptions withSeed(long newSeed) {
    return new FlagsServerOptions(port, bind, delays, errorRate, errorKinds, newSeed, directory);
  }

  /** Serving the files below this directory in place of the flags. */
  public FlagsServerOptions withDirectory(Path root) {
    var some = Optional.of(root);
    return new FlagsServerOptions(port, bind, delays, errorRate, errorKinds, seed, some);
  }
}
