package dev.bunting.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bunting.chart.StyleSheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Shows a job to browsers on this machine: a page, its state as server-sent events twice a second,
 * and three actions. A virtual thread for each request; a platform thread sums up for all of them,
 * and only while somebody looks on.
 */
public final class LiveServer implements AutoCloseable {
  private static final Duration BETWEEN_STATES = Duration.ofMillis(500);
  private static final Duration LAST_LOOK = Duration.ofSeconds(3);
  private static final int MOST_VIEWERS = 16;
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** Those of the reports, on light paper and on dark. */
  private static final String COLOURS =
      ":root{"
          + StyleSheet.properties(false)
          + "}@media (prefers-color-scheme:dark){:root{"
          + StyleSheet.properties(true)
          + "}}";

  private final HttpServer server;
  private final Guard guard;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Broadcast broadcast = new Broadcast();
  private final LiveState state;
  private final Semaphore viewers = new Semaphore(MOST_VIEWERS);
  private final AtomicInteger awaiting = new AtomicInteger();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final long start = System.nanoTime();
  private volatile @Nullable Controls job;
  private volatile @Nullable String report;
  private volatile boolean paused;
  private @Nullable Thread ticker;

  private LiveServer(HttpServer server, LiveState state) {
    this.server = server;
    this.state = state;
    guard = new Guard(server.getAddress().getPort());
    server.createContext("/", this::handle);
    server.setExecutor(threads);
  }

  /**
   * Serves on loopback.
   *
   * @param port 0 for any that is free
   * @throws IOException if the port is in use
   */
  public static LiveServer start(int port, LiveState state) throws IOException {
    var here = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    var server = new LiveServer(HttpServer.create(here, MOST_VIEWERS), state);
    server.server.start();
    return server;
  }

  /** Where to look: with the token that nobody else knows. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + guard.prefix();
  }

  /** Shows this job from now on. */
  public void show(Controls controls) {
    job = controls;
    ticker = Thread.ofPlatform().name("bunting-live").daemon().start(() -> tick(controls));
  }

  private void tick(Controls controls) {
    try {
      do say(controls, false);
      while (!ended.await(BETWEEN_STATES.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      // Nobody interrupts it; if somebody did, the view would stand still.
    }
  }

  private void say(Controls controls, boolean last) {
    var progress = controls.progress();
    var now = Moment.of(progress, (System.nanoTime() - start) / 1e9);
    broadcast.keep(now);
    if (last || viewers.availablePermits() < MOST_VIEWERS)
      broadcast.say(LiveJson.state(state, progress, now, paused, report != null), last);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!guard.isFromHere(exchange.getRequestHeaders())) refuse(exchange, 403);
      else if (!guard.knows(exchange.getRequestURI().getRawPath())) refuse(exchange, 404);
      else answer(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange) throws IOException, InterruptedException {
    var path = exchange.getRequestURI().getRawPath().substring(guard.prefix().length());
    var isGet = exchange.getRequestMethod().equals("GET");
    switch (path) {
      case "" -> file(exchange, isGet, "text/html", resource("live.html"));
      case "live.js" -> file(exchange, isGet, "text/javascript", resource("live.js"));
      case "live.css" -> file(exchange, isGet, "text/css", COLOURS + resource("live.css"));
      case "report" -> report(exchange);
      case "events" -> events(exchange, isGet);
      case "pause", "resume", "cancel" -> act(exchange, path);
      default -> refuse(exchange, 404);
    }
  }

  private static void refuse(HttpExchange exchange, int status) throws IOException {
    head(exchange, "text/plain");
    exchange.sendResponseHeaders(status, -1);
  }

  private static void head(HttpExchange exchange, String type) {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type + "; charset=utf-8");
    headers.set("Cache-Control", "no-store");
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
  }

  private static void file(HttpExchange exchange, boolean isGet, String type, String text)
      throws IOException {
    if (isGet) send(exchange, type, text);
    else refuse(exchange, 405);
  }

  private static String resource(String name) {
    try (var in = LiveServer.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException("not in the jar: " + name);
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void send(HttpExchange exchange, String type, String text) throws IOException {
    var body = text.getBytes(UTF_8);
    head(exchange, type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  /** The report has the policy that it needs in itself. */
  private void report(HttpExchange exchange) throws IOException {
    var html = report;
    if (html == null) {
      refuse(exchange, 404);
      return;
    }
    var body = html.getBytes(UTF_8);
    head(exchange, "text/html");
    exchange.getResponseHeaders().set("Content-Security-Policy", "frame-ancestors 'none'");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    awaiting.decrementAndGet();
  }

  private void act(HttpExchange exchange, String action) throws IOException {
    var current = job;
    if (!exchange.getRequestMethod().equals("POST")) refuse(exchange, 405);
    else if (current == null || !guard.mayAct(exchange.getRequestHeaders())) refuse(exchange, 403);
    else {
      act(current, action);
      head(exchange, "text/plain");
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private synchronized void act(Controls current, String action) {
    if (action.equals("cancel")) current.cancel();
    else if (action.equals("pause")) current.pause();
    else current.resume();
    paused = action.equals("pause");
  }

  private void events(HttpExchange exchange, boolean isGet)
      throws IOException, InterruptedException {
    if (!isGet) refuse(exchange, 405);
    else if (!viewers.tryAcquire()) refuse(exchange, 503);
    else {
      try {
        stream(exchange);
      } finally {
        viewers.release();
      }
    }
  }

  private void stream(HttpExchange exchange) throws IOException, InterruptedException {
    head(exchange, "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    var out = exchange.getResponseBody();
    out.write(event("history", LiveJson.history(broadcast.history())));
    out.flush();
    Broadcast.State said;
    long number = broadcast.number();
    do {
      said = broadcast.after(number);
      number = said.number();
      if (said.last() && report != null) awaiting.incrementAndGet();
      out.write(event(said.last() ? "end" : "state", said.json()));
      out.flush();
    } while (!said.last());
  }

  private static byte[] event(String name, String json) {
    return ("event: " + name + "\ndata: " + json + "\n\n").getBytes(UTF_8);
  }

  /**
   * Shows the end: those that look on see it, and then the report, if there is one.
   *
   * @param html the report
   */
  public void end(Optional<String> html) {
    var current = job;
    if (current == null || ended.getCount() == 0) return;
    report = html.orElse(null);
    ended.countDown();
    say(current, true);
  }

  /** Serves no more, once those that look on have had their report, or after three seconds. */
  @Override
  public void close() {
    end(Optional.empty());
    try {
      awaitViewers();
      if (ticker != null) ticker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
    threads.shutdownNow();
  }

  private void awaitViewers() throws InterruptedException {
    var until = System.nanoTime() + LAST_LOOK.toNanos();
    while (isWatched() && System.nanoTime() < until) Thread.sleep(20);
  }

  /** Whether somebody looks on. */
  public boolean isWatched() {
    return viewers.availablePermits() < MOST_VIEWERS || awaiting.get() > 0;
  }
}
