package dev.bunting.live;

import dev.bunting.Progress;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What the page is sent, as JSON in one line. */
final class LiveJson {
  private static final JsonFactory JSON = JsonFactory.builder().build();

  private final StringWriter text = new StringWriter();
  private final JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text);

  private LiveJson() {}

  /** How the job stands. */
  static String state(LiveState state, Progress progress, Moment now, boolean paused) {
    var writer = new LiveJson();
    writer.json.writeStartObject();
    writer.counts(progress, now, paused, state.retries());
    writer.json.writeNumberProperty("hostCount", state.hostCount());
    writer.json.writeArrayPropertyStart("hosts");
    state.hosts(Instant.now()).forEach(writer::host);
    writer.json.writeEndArray();
    writer.json.writeArrayPropertyStart("failures");
    state.failures().forEach(writer::failure);
    writer.json.writeEndArray();
    writer.json.writeEndObject();
    return writer.end();
  }

  private void counts(Progress progress, Moment now, boolean paused, long retries) {
    var summary = progress.summary();
    if (summary.rows().isPresent()) json.writeNumberProperty("rows", summary.rows().getAsLong());
    else json.writeNullProperty("rows");
    json.writeNumberProperty("ok", summary.ok());
    json.writeNumberProperty("notFound", summary.notFound());
    json.writeNumberProperty("errors", summary.errors());
    json.writeNumberProperty("retries", retries);
    json.writeBooleanProperty("paused", paused);
    json.writeName("now");
    moment(now);
  }

  /** The points of the curves so far. */
  static String history(List<Moment> moments) {
    var writer = new LiveJson();
    writer.json.writeStartArray();
    moments.forEach(writer::moment);
    writer.json.writeEndArray();
    return writer.end();
  }

  private void moment(Moment moment) {
    json.writeStartArray();
    json.writeNumber(moment.seconds());
    json.writeNumber(moment.ended());
    json.writeNumber(moment.bytes());
    json.writeNumber(moment.active());
    json.writeEndArray();
  }

  private void host(LiveState.Host host) {
    json.writeStartObject();
    json.writeStringProperty("host", host.host());
    json.writeNumberProperty("inFlight", host.inFlight());
    json.writeNumberProperty("limit", host.limit());
    json.writeNumberProperty("attempts", host.attempts());
    json.writeNumberProperty("failed", host.failed());
    json.writeNumberProperty("bytes", host.bytes());
    json.writeStringProperty("state", host.state());
    json.writeNumberProperty("secondsLeft", host.secondsLeft());
    json.writeStringProperty("why", host.why());
    json.writeEndObject();
  }

  private void failure(LiveState.Failure failure) {
    json.writeStartObject();
    json.writeNumberProperty("row", failure.row());
    json.writeStringProperty("url", failure.url());
    json.writeStringProperty("reason", failure.reason());
    json.writeStringProperty("detail", failure.detail());
    json.writeEndObject();
  }

  private String end() {
    json.close();
    return text.toString();
  }
}
