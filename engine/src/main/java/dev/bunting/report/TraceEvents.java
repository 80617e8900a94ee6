package dev.bunting.report;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Events of the Trace Event Format in its array form, one on each line, which Perfetto and
 * chrome://tracing read also if the process ended before it wrote the closing bracket. Times are
 * nanoseconds since the beginning of the trace. For one thread.
 */
final class TraceEvents implements AutoCloseable {
  private static final JsonFactory JSON = JsonFactory.builder().build();

  /** The job is one process to the viewers, whatever carries it out. */
  private static final int PROCESS = 1;

  private final OutputStream out;
  private final JsonGenerator json;

  TraceEvents(OutputStream out) {
    this.out = out;
    json = JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
    json.writeStartArray();
  }

  void processName(String name) {
    metadata("process_name", 0, name);
  }

  /** Names a lane, from 1. */
  void laneName(int lane, String name) {
    metadata("thread_name", lane, name);
  }

  private void metadata(String kind, int lane, String name) {
    begin(kind, "M", lane, 0);
    args(Map.of("name", name));
  }

  /** A slice in a lane, in which others may nest that are written after it. */
  void slice(String name, int lane, long at, long nanos, Map<String, Object> args) {
    begin(name, "X", lane, at);
    microseconds("dur", nanos);
    args(args);
  }

  /** A moment that counts for the whole job. */
  void instant(String name, long at, Map<String, Object> args) {
    begin(name, "i", 0, at);
    json.writeStringProperty("s", "g");
    args(args);
  }

  /** The value of a counter from this time on. */
  void counter(String name, String unit, long at, long value) {
    begin(name, "C", 0, at);
    args(Map.of(unit, value));
  }

  private void begin(String name, String phase, int lane, long at) {
    json.writeRaw('\n');
    json.writeStartObject();
    json.writeStringProperty("name", name);
    json.writeStringProperty("ph", phase);
    json.writeNumberProperty("pid", PROCESS);
    json.writeNumberProperty("tid", lane);
    microseconds("ts", at);
  }

  private void microseconds(String name, long nanoseconds) {
    json.writeName(name);
    json.writeNumber(BigDecimal.valueOf(nanoseconds, 3).toPlainString());
  }

  private void args(Map<String, Object> args) {
    json.writeName("args");
    json.writeStartObject();
    args.forEach(this::arg);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void arg(String name, Object value) {
    if (value instanceof Number number) json.writeNumberProperty(name, number.longValue());
    else json.writeStringProperty(name, value.toString());
  }

  /** Completes the array and closes the stream. */
  @Override
  public void close() throws IOException {
    try (out) {
      json.writeRaw('\n');
      json.close();
    }
  }
}
