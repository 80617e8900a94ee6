package dev.bunting.cli;

import dev.bunting.server.FlagsServer;
import dev.bunting.server.FlagsServerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;

/** The server of a local site, for a run that finds none; it ends with the run. */
record EmbeddedServer(Optional<FlagsServer> server) implements AutoCloseable {
  private static final int CONNECT_MILLIS = 2_000;

  /** Starts the site's server, unless the site is not local or something listens at its port. */
  static EmbeddedServer forRun(Site site, Ports ports, Optional<Long> seed, Console console) {
    return new EmbeddedServer(
        options(site, ports).flatMap(options -> start(options, seed, console)));
  }

  private static Optional<FlagsServerOptions> options(Site site, Ports ports) {
    return switch (site) {
      case LOCAL -> Optional.of(FlagsServerOptions.local().withPort(ports.local()));
      case DELAY -> Optional.of(FlagsServerOptions.delay().withPort(ports.delay()));
      case ERROR -> Optional.of(FlagsServerOptions.error().withPort(ports.error()));
      case REMOTE -> Optional.empty();
    };
  }

  private static Optional<FlagsServer> start(
      FlagsServerOptions options, Optional<Long> seed, Console console) {
    if (isListening(options.port())) return Optional.empty();
    try {
      var server = FlagsServer.start(seed.isPresent() ? options.withSeed(seed.get()) : options);
      console.say("nothing listens at port " + options.port() + ", so this run serves itself");
      return Optional.of(server);
    } catch (IOException e) {
      // Somebody else was faster, and is as good; or the rows say that nobody answers.
      return Optional.empty();
    }
  }

  /** Any address of localhost will do: the download tries all of them, too. */
  private static boolean isListening(int port) {
    try {
      for (var address : InetAddress.getAllByName("localhost"))
        if (isListening(new InetSocketAddress(address, port))) return true;
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isListening(InetSocketAddress address) {
    try (var socket = new Socket()) {
      socket.connect(address, CONNECT_MILLIS);
      return true;
    } catch (SocketTimeoutException e) {
      // A listener whose queue is full.
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    server.ifPresent(FlagsServer::close);
  }
}
