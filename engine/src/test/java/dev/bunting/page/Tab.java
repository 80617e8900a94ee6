package dev.bunting.page;

import dev.bunting.report.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A page in a {@link Browser}. */
final class Tab {
  private final Browser browser;
  private final String session;

  Tab(Browser browser, String session) {
    this.browser = browser;
    this.session = session;
  }

  static <T> T known(@Nullable T value) {
    return Objects.requireNonNull(value);
  }

  Map<?, ?> call(String method, String parameters) throws IOException {
    return browser.call(session, method, parameters);
  }

  /** Loads a page, and waits until it is there. */
  void load(String url) throws IOException {
    call("Page.navigate", "{\"url\":" + string(url) + "}");
    browser.await("Page.loadEventFired");
  }

  /** What an expression or a promise comes to. */
  @Nullable Object evaluate(String expression) throws IOException {
    var reply =
        call(
            "Runtime.evaluate",
            "{\"expression\":"
                + string(expression)
                + ",\"awaitPromise\":true,\"returnByValue\":true}");
    if (reply.containsKey("exceptionDetails")) throw new AssertionError(reply);
    return JsonTree.at(reply, "result", "value");
  }

  String text(String expression) throws IOException {
    return String.valueOf(evaluate(expression));
  }

  /** How the page is looked at. */
  void look(int width, boolean dark, boolean print) throws IOException {
    call(
        "Emulation.setDeviceMetricsOverride",
        "{\"width\":" + width + ",\"height\":900,\"deviceScaleFactor\":1,\"mobile\":false}");
    call(
        "Emulation.setEmulatedMedia",
        "{\"media\":\""
            + (print ? "print" : "screen")
            + "\",\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\""
            + (dark ? "dark" : "light")
            + "\"}]}");
  }

  /** Presses a key: {@code Tab}, {@code Enter}. */
  void press(String key, int code) throws IOException {
    var text = key.equals("Enter") ? ",\"text\":\"\\r\"" : "";
    for (var type : new String[] {"keyDown", "keyUp"})
      call(
          "Input.dispatchKeyEvent",
          "{\"type\":\""
              + type
              + "\",\"key\":\""
              + key
              + "\",\"code\":\""
              + key
              + "\",\"windowsVirtualKeyCode\":"
              + code
              + text
              + "}");
  }

  /** Types text to where the focus is. */
  void type(String text) throws IOException {
    call("Input.insertText", "{\"text\":" + string(text) + "}");
  }

  /** What a pointer does at a place of the window. */
  void pointAt(double x, double y) throws IOException {
    call("Input.dispatchMouseEvent", "{\"type\":\"mouseMoved\",\"x\":" + x + ",\"y\":" + y + "}");
  }

  /** What the page complained of: exceptions, errors, what its policy forbade. */
  List<String> complaints() {
    var complaints = new ArrayList<String>();
    for (var event : browser.events) {
      var method = event.get("method");
      if ("Runtime.exceptionThrown".equals(method)
          || "Runtime.consoleAPICalled".equals(method)
          || "Log.entryAdded".equals(method)) complaints.add(event.toString());
    }
    return complaints;
  }

  /** The addresses that were asked for. */
  List<String> requests() {
    var urls = new ArrayList<String>();
    for (var event : browser.events)
      if ("Network.requestWillBeSent".equals(event.get("method")))
        urls.add(String.valueOf(JsonTree.at(event, "params", "request", "url")));
    return urls;
  }

  /** A picture of the whole page, or of one element of it. */
  void screenshot(Path file) throws IOException {
    var reply =
        call("Page.captureScreenshot", "{\"format\":\"png\",\"captureBeyondViewport\":true}");
    Files.write(file, Base64.getDecoder().decode((String) known(reply.get("data"))));
  }

  static String string(String text) {
    var json = new StringBuilder();
    Json.string(json, text);
    return json.toString();
  }
}
