package dev.bunting.report;

import dev.bunting.Timings;
import dev.bunting.ledger.Entry;
import dev.bunting.ledger.SavedFile;
import dev.bunting.ledger.Tried;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A JSON object for each row, each on a line of its own; every object has every field. */
final class JsonLines implements RowWriter {
  private static final JsonFactory JSON = JsonFactory.builder().rootValueSeparator("").build();

  private final Writer text;
  private final JsonGenerator json;

  JsonLines(OutputStream out) {
    // A writer replaces what is no Unicode; the generator by itself would refuse the row.
    text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    json = JSON.createGenerator(ObjectWriteContext.empty(), text);
  }

  @Override
  public void write(Entry entry) {
    var file = entry.file();
    json.writeStartObject();
    json.writeNumberProperty("index", entry.index());
    json.writeStringProperty("url", Redaction.url(entry.url()));
    json.writeStringProperty("status", entry.status().word());
    text("reason", entry.reason());
    if (entry.http() == 0) json.writeNullProperty("http");
    else json.writeNumberProperty("http", entry.http());
    if (file.isEmpty()) json.writeNullProperty("bytes");
    else json.writeNumberProperty("bytes", file.get().bytes());
    text("path", file.map(SavedFile::path));
    json.writeNumberProperty("attempts", entry.tried().map(Tried::attempts).orElse(0));
    text("sha256", file.flatMap(SavedFile::sha256));
    text("final_url", entry.finalUrl().map(Redaction::url));
    text("started", entry.tried().map(Values::started));
    timings(entry.tried().map(Tried::timings).orElse(Timings.NONE));
    text("detail", Optional.of(entry.detail()).filter(d -> !d.isEmpty()).map(Redaction::text));
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void text(String name, Optional<String> value) {
    if (value.isPresent()) json.writeStringProperty(name, value.get());
    else json.writeNullProperty(name);
  }

  private void timings(Timings timings) {
    json.writeName("timings");
    json.writeStartObject();
    milliseconds("dns", timings.dns());
    milliseconds("connect", timings.connect());
    milliseconds("tls", timings.tls());
    milliseconds("wait", timings.await());
    milliseconds("receive", timings.receive());
    json.writeEndObject();
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
}
