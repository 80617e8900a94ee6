package dev.bunting.cli.compare;

import dev.bunting.Bunting;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A comparison for programs: one JSON object. Times are seconds, sizes bytes. */
public final class ResultJson {
  private static final JsonFactory JSON = new JsonFactory();

  private ResultJson() {}

  /** Writes it, and closes the stream. */
  public static void write(Result result, OutputStream out) {
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeNumberProperty("downloads", result.work().size());
      json.writeName("styles");
      json.writeStartArray();
      for (var figures : result.figures()) write(figures, json);
      json.writeEndArray();
      json.writeName("runs");
      json.writeStartArray();
      for (var run : result.runs()) write(run, json);
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void write(Figures figures, JsonGenerator json) {
    json.writeStartObject();
    write(figures.contestant(), json);
    write("seconds", figures.seconds(), json);
    write("cpu_seconds", figures.cpuSeconds(), json);
    if (figures.idealSeconds().isPresent())
      json.writeNumberProperty("ideal_seconds", figures.idealSeconds().getAsDouble());
    if (figures.speedUp().isPresent())
      json.writeNumberProperty("speed_up", figures.speedUp().getAsDouble());
    json.writeNumberProperty("files_per_second", figures.filesPerSecond());
    json.writeNumberProperty("bytes_per_second", figures.bytesPerSecond());
    if (figures.memory().isPresent())
      json.writeNumberProperty("memory_bytes", figures.memory().getAsLong());
    json.writeNumberProperty("threads", figures.threads());
    json.writeNumberProperty("virtual_threads", figures.virtualThreads());
    json.writeNumberProperty("processes", figures.processes());
    json.writeNumberProperty("flaws", figures.flaws().size());
    json.writeEndObject();
  }

  private static void write(Contestant contestant, JsonGenerator json) {
    json.writeStringProperty("style", contestant.name());
    json.writeNumberProperty("connections", contestant.connections());
  }

  private static void write(String name, Spread spread, JsonGenerator json) {
    json.writeName(name);
    json.writeStartObject();
    json.writeNumberProperty("min", spread.min());
    json.writeNumberProperty("median", spread.median());
    json.writeNumberProperty("max", spread.max());
    json.writeEndObject();
  }

  private static void write(Run run, JsonGenerator json) {
    json.writeStartObject();
    write(run.contestant(), json);
    json.writeNumberProperty("round", run.round());
    json.writeNumberProperty("seconds", run.seconds());
    json.writeNumberProperty("cpu_seconds", run.report().usage().cpuNanos() / 1e9);
    json.writeNumberProperty("bytes", run.bytes());
    json.writeName("flaws");
    json.writeStartArray();
    for (var flaw : run.flaws()) write(flaw, json);
    json.writeEndArray();
    json.writeName("downloads");
    json.writeStartArray();
    for (var transfer : run.report().transfers()) write(transfer, json);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(Flaw flaw, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("word", flaw.word());
    json.writeStringProperty("url", Bunting.redacted(flaw.url()));
    json.writeEndObject();
  }

  private static void write(Transfer transfer, JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("index", transfer.index());
    json.writeStringProperty("status", transfer.status().word());
    transfer.reason().ifPresent(reason -> json.writeStringProperty("reason", reason));
    json.writeNumberProperty("bytes", transfer.bytes());
    json.writeNumberProperty("start", transfer.start() / 1e9);
    json.writeNumberProperty("end", transfer.end() / 1e9);
    json.writeEndObject();
  }
}
