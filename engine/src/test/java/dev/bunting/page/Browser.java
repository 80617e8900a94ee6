package dev.bunting.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bunting.report.JsonTree;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Chromium without a window, spoken to by the DevTools protocol over two pipes: no port, no
 * driver. It reaches this machine and no network. For one thread.
 */
public final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private final Process process;
  private final OutputStream to;
  private final InputStream from;
  private int last;

  /** What the browser said of itself and was not asked for, newest last. */
  final List<Map<?, ?>> events = new ArrayList<>();

  private Browser(Process process) {
    this.process = process;
    to = process.getOutputStream();
    from = new BufferedInputStream(process.getInputStream());
  }

  /** Starts one; without Chromium on the path, the tests that need it are skipped and say so. */
  public static Browser start(Path profile) throws IOException {
    var program = program();
    assumeTrue(program.isPresent(), "no chromium on the PATH: pages are not looked at");
    // The protocol takes descriptors 3 and 4; a process that Java starts has 0 to 2.
    var line =
        "exec \"$0\" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run"
            + " --disable-background-networking --disable-component-update --disable-sync"
            + " --host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'"
            + " --force-color-profile=srgb --user-data-dir=\"$1\" --remote-debugging-pipe 3<&0 4>&1"
            + " </dev/null >/dev/null 2>&1";
    return new Browser(
        new ProcessBuilder("sh", "-c", line, program.get().toString(), profile.toString()).start());
  }

  private static Optional<Path> program() {
    return Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Opens an empty tab. */
  Tab open() throws IOException {
    var target = call("", "Target.createTarget", "{\"url\":\"about:blank\"}").get("targetId");
    var session =
        call("", "Target.attachToTarget", "{\"targetId\":\"" + target + "\",\"flatten\":true}");
    var tab = new Tab(this, (String) Tab.known(session.get("sessionId")));
    for (var domain : new String[] {"Page", "Runtime", "Log", "Network"})
      tab.call(domain + ".enable", "{}");
    return tab;
  }

  /** Sends a command and waits for its result; events that come before are kept. */
  Map<?, ?> call(String session, String method, String parameters) throws IOException {
    int id = ++last;
    var where = session.isEmpty() ? "" : ",\"sessionId\":\"" + session + "\"";
    var message =
        "{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + where + "}\0";
    to.write(message.getBytes(StandardCharsets.UTF_8));
    to.flush();
    while (true) {
      var reply = read();
      if (Integer.toString(id).equals(String.valueOf(reply.get("id"))))
        return result(method, reply);
      events.add(reply);
    }
  }

  private static Map<?, ?> result(String method, Map<?, ?> reply) {
    if (reply.get("result") instanceof Map<?, ?> result) return result;
    throw new AssertionError(method + ": " + reply);
  }

  /** Waits for an event that has not been waited for yet. */
  Map<?, ?> await(String method) throws IOException {
    while (true) {
      for (var event : events)
        if (method.equals(event.get("method"))) {
          events.remove(event);
          return event;
        }
      events.add(read());
    }
  }

  private Map<?, ?> read() throws IOException {
    var text = new ByteArrayOutputStream();
    for (int b = from.read(); b != 0; b = from.read()) {
      if (b < 0) throw new IOException("the browser has ended");
      text.write(b);
    }
    @Nullable Object message = JsonTree.parse(text.toString(StandardCharsets.UTF_8));
    return (Map<?, ?>) Tab.known(message);
  }

  @Override
  public void close() throws IOException {
    try {
      call("", "Browser.close", "{}");
      if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
