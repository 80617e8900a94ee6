package dev.bunting.cli.compare;

import dev.bunting.Status;
import dev.bunting.Timings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A report on its way from one process to another: a JSON object a line for each download, and a
 * last one for the run. Times are nanoseconds.
 */
final class ReportLines {
  private static final JsonFactory JSON = JsonFactory.builder().rootValueSeparator("").build();

  private ReportLines() {}

  static void write(Report report, PrintStream out) {
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      report.transfers().forEach(transfer -> write(transfer, json));
      json.writeStartObject();
      json.writeNumberProperty("wall", report.wallNanos());
      json.writeNumberProperty("cpu", report.usage().cpuNanos());
      if (report.usage().memory().isPresent())
        json.writeNumberProperty("memory", report.usage().memory().getAsLong());
      json.writeNumberProperty("processes", report.usage().processes());
      json.writeNumberProperty("threads", report.threads());
      json.writeNumberProperty("virtual", report.virtualThreads());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void write(Transfer transfer, JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("index", transfer.index());
    json.writeStringProperty("status", transfer.status().name());
    transfer.reason().ifPresent(reason -> json.writeStringProperty("reason", reason));
    transfer.path().ifPresent(path -> json.writeStringProperty("path", path));
    json.writeNumberProperty("bytes", transfer.bytes());
    json.writeNumberProperty("start", transfer.start());
    var timings = transfer.timings();
    json.writeNumberProperty("dns", timings.dns());
    json.writeNumberProperty("connect", timings.connect());
    json.writeNumberProperty("tls", timings.tls());
    json.writeNumberProperty("wait", timings.await());
    json.writeNumberProperty("receive", timings.receive());
    json.writeEndObject();
    json.writeRaw('\n');
  }

  /** The report, if it is there to its end. */
  static Optional<Report> read(Reader in) throws IOException {
    var transfers = new ArrayList<Transfer>();
    try (var json = JSON.createParser(ObjectReadContext.empty(), in)) {
      while (json.nextToken() == JsonToken.START_OBJECT) {
        var object = object(json);
        if (object.containsKey("wall")) return Optional.of(report(object, transfers));
        transfers.add(transfer(object));
      }
      return Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> object(JsonParser json) {
    var object = new HashMap<String, String>();
    for (var name = json.nextName(); name != null; name = json.nextName()) {
      json.nextToken();
      object.put(name, json.getString());
    }
    return object;
  }

  private static Report report(Map<String, String> object, List<Transfer> transfers) {
    var memory =
        object.containsKey("memory")
            ? OptionalLong.of(number(object, "memory"))
            : OptionalLong.empty();
    var usage =
        new Usage(number(object, "cpu"), memory, Math.toIntExact(number(object, "processes")));
    return new Report(
        transfers,
        number(object, "wall"),
        usage,
        Math.toIntExact(number(object, "threads")),
        Math.toIntExact(number(object, "virtual")));
  }

  private static Transfer transfer(Map<String, String> object) {
    var timings =
        new Timings(
            number(object, "dns"),
            number(object, "connect"),
            number(object, "tls"),
            number(object, "wait"),
            number(object, "receive"));
    return new Transfer(
        number(object, "index"),
        Status.valueOf(object.getOrDefault("status", "")),
        Optional.ofNullable(object.get("reason")),
        Optional.ofNullable(object.get("path")),
        number(object, "bytes"),
        number(object, "start"),
        timings);
  }

  private static long number(Map<String, String> object, String name) {
    return Long.parseLong(object.getOrDefault(name, "0"));
  }
}
