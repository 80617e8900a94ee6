package dev.bunting.report;

import dev.bunting.Timings;
import dev.bunting.ledger.Entry;
import dev.bunting.ledger.Tried;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * An HTTP Archive, version 1.2: an entry for the last attempt of each row that was tried. What is
 * not recorded is -1 or empty, as the format asks; names of its own begin with an underscore.
 */
final class HarEntries implements RowWriter {
  private static final String UNKNOWN = "unknown";
  private static final JsonFactory JSON = JsonFactory.builder().build();

  private final Writer text;
  private final JsonGenerator json;

  HarEntries(OutputStream out) {
    text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    json = JSON.createGenerator(ObjectWriteContext.empty(), text);
    json.writeStartObject();
    json.writeObjectPropertyStart("log");
    json.writeStringProperty("version", "1.2");
    json.writeObjectPropertyStart("creator");
    json.writeStringProperty("name", "Bunting");
    json.writeStringProperty("version", version());
    json.writeEndObject();
    json.writeArrayPropertyStart("entries");
  }

  private static String version() {
    var version = HarEntries.class.getPackage().getImplementationVersion();
    return version == null ? UNKNOWN : version;
  }

  @Override
  public void write(Entry entry) {
    if (entry.tried().isEmpty()) return;
    var tried = entry.tried().get();
    json.writeRaw('\n');
    json.writeStartObject();
    json.writeStringProperty("startedDateTime", Values.started(tried));
    milliseconds("time", tried.timings().total());
    request(Redaction.url(entry.url()));
    response(entry, tried);
    json.writeObjectPropertyStart("cache");
    json.writeEndObject();
    timings(tried.timings());
    json.writeNumberProperty("_row", entry.index());
    json.writeNumberProperty("_attempts", tried.attempts());
    entry.finalUrl().ifPresent(url -> json.writeStringProperty("_finalUrl", Redaction.url(url)));
    json.writeEndObject();
  }

  private void request(String url) {
    json.writeObjectPropertyStart("request");
    json.writeStringProperty("method", "GET");
    json.writeStringProperty("url", url);
    json.writeStringProperty("httpVersion", UNKNOWN);
    empty("cookies");
    empty("headers");
    json.writeArrayPropertyStart("queryString");
    query(url);
    json.writeEndArray();
    sizes(0);
    json.writeEndObject();
  }

  private void query(String url) {
    int from = url.indexOf('?');
    if (from < 0) return;
    int hash = url.indexOf('#', from);
    for (var parameter : url.substring(from + 1, hash < 0 ? url.length() : hash).split("&", -1)) {
      int equals = parameter.indexOf('=');
      json.writeStartObject();
      json.writeStringProperty("name", equals < 0 ? parameter : parameter.substring(0, equals));
      json.writeStringProperty("value", equals < 0 ? "" : parameter.substring(equals + 1));
      json.writeEndObject();
    }
  }

  private void response(Entry entry, Tried tried) {
    json.writeObjectPropertyStart("response");
    json.writeNumberProperty("status", tried.status().orElse(0));
    json.writeStringProperty("statusText", "");
    json.writeStringProperty("httpVersion", UNKNOWN);
    empty("cookies");
    empty("headers");
    json.writeObjectPropertyStart("content");
    json.writeNumberProperty("size", entry.file().map(file -> file.bytes()).orElse(-1L));
    json.writeStringProperty("mimeType", "x-unknown");
    json.writeEndObject();
    json.writeStringProperty("redirectURL", "");
    sizes(-1);
    // Where Chromium writes why a request failed.
    entry.reason().ifPresent(reason -> json.writeStringProperty("_error", reason));
    json.writeEndObject();
  }

  private void empty(String name) {
    json.writeArrayPropertyStart(name);
    json.writeEndArray();
  }

  private void sizes(int body) {
    json.writeNumberProperty("headersSize", -1);
    json.writeNumberProperty("bodySize", body);
  }

  /** The TLS handshake is part of connecting here, and told once more by itself. */
  private void timings(Timings timings) {
    json.writeObjectPropertyStart("timings");
    json.writeNumberProperty("blocked", -1);
    ifAny("dns", timings.dns());
    ifAny("connect", timings.connect() + timings.tls());
    ifAny("ssl", timings.tls());
    json.writeNumberProperty("send", 0);
    milliseconds("wait", timings.await());
    milliseconds("receive", timings.receive());
    json.writeEndObject();
  }

  /** A phase that did not happen is -1. */
  private void ifAny(String name, long nanoseconds) {
    if (nanoseconds == 0) json.writeNumberProperty(name, -1);
    else milliseconds(name, nanoseconds);
  }

  private void milliseconds(String name, long nanoseconds) {
    json.writeName(name);
    json.writeNumber(Values.milliseconds(nanoseconds));
  }

  @Override
  public void flush() throws IOException {
    json.flush();
    text.flush();
  }

  @Override
  public void finish() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    json.writeRaw('\n');
    flush();
  }
}
