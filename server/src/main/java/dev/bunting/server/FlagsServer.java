package dev.bunting.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/**
 * An HTTP/1.1 server of country flags to practise downloading on: at once, delayed, or with errors.
 *
 * <pre>{@code
 * try (var server = FlagsServer.start(FlagsServerOptions.delay().withPort(0).withSeed(42))) {
 *   download(server.uri("/flags/br/br.gif"));
 * }
 * }</pre>
 *
 * <p>It serves {@code /flags/{cc}/{cc}.gif} and {@code /flags/{cc}/metadata.json} for the countries
 * of ISO 3166, in lower case, and a page with all of them at {@code /}; or the files of a
 * directory. GET and HEAD only, with single ranges, If-Range and If-None-Match. Each connection has
 * a virtual thread of its own, so thousands of delayed responses can wait at once.
 */
public final class FlagsServer implements AutoCloseable {
  private final FlagsServerOptions options;
  private final Site site;
  private final Fate fate;
  private final HttpServer http;

  private FlagsServer(FlagsServerOptions options, Sleeper sleeper) throws IOException {
    this.options = options;
    site = siteOf(options);
    fate = new Fate(options);
    var address = new InetSocketAddress(options.bind(), options.port());
    http = HttpServer.start(address, this::reply, Optional.empty(), sleeper);
  }

  /**
   * A server that listens.
   *
   * @throws java.net.BindException when it cannot listen at the address and port, which the message
   *     names
   * @throws IOException when the directory to serve cannot be read
   */
  public static FlagsServer start(FlagsServerOptions options) throws IOException {
    return start(options, Thread::sleep);
  }

  static FlagsServer start(FlagsServerOptions options, Sleeper sleeper) throws IOException {
    return new FlagsServer(options, sleeper);
  }

  /**
   * The URI of a path on this server, with the host name localhost where that is possible.
   *
   * @param path starts with a slash
   */
  public URI uri(String path) {
    return URI.create("http://" + host() + ":" + port() + path);
  }

  /** The port it listens on. */
  public int port() {
    return http.port();
  }

  /**
   * Stops listening and ends every connection where it stands; returns once all of them have ended.
   * Closing twice is as good as once.
   */
  @Override
  public void close() {
    http.close();
  }

  private static Site siteOf(FlagsServerOptions options) throws IOException {
    var directory = options.directory();
    return directory.isPresent() ? new DirectorySite(directory.get()) : new FlagsSite();
  }

  private Reply reply(RecordedRequest request) {
    var right = rightReply(request).selectedFor(request);
    return fate.isHarmless() ? right : fate.befall(right, request);
  }

  private Reply rightReply(RecordedRequest request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return ErrorKind.plain(405).header("Allow", "GET, HEAD");
    }
    return site.find(request.path()).orElseGet(() -> ErrorKind.plain(404));
  }

  private String host() {
    InetAddress address = options.bind();
    if (address.isLoopbackAddress() || address.isAnyLocalAddress()) return "localhost";
    var literal = address.getHostAddress();
    return literal.contains(":") ? "[" + literal + "]" : literal;
  }
}
