package dev.bunting;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bunting.report.JsonTree;
import dev.bunting.server.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The trace of a job, in every style: as the Trace Event Format wants it, and right. */
@ParameterizedClass
@EnumSource(Style.class)
class TraceFileContractTest extends EveryStyle {
  @TempDir Path elsewhere;

  TraceFileContractTest(Style style) {
    super(style);
  }

  /** An event as it stands in the file; times in microseconds. */
  private record Written(Map<?, ?> fields) {
    String text(String name) {
      return String.valueOf(fields.get(name));
    }

    double number(String name) {
      return ((Number) requireNonNull(fields.get(name))).doubleValue();
    }

    Map<?, ?> args() {
      return (Map<?, ?>) requireNonNull(fields.get("args"));
    }

    Object arg(String name) {
      return requireNonNull(args().get(name));
    }

    boolean is(String phase) {
      return text("ph").equals(phase);
    }

    double end() {
      return number("ts") + number("dur");
    }

    boolean holds(Written other) {
      return number("tid") == other.number("tid")
          && number("ts") <= other.number("ts")
          && other.end() <= end() + 0.0005;
    }
  }

  private List<Written> traced(Options options, Download... downloads) throws Exception {
    var file = elsewhere.resolve("sub/job.trace.json");
    try (var trace = TraceFile.create(file)) {
      download(options.withListener(trace), downloads);
    }
    var all = requireNonNull((List<?>) JsonTree.parse(Files.readString(file)));
    return all.stream().map(e -> new Written((Map<?, ?>) e)).toList();
  }

  private static Stream<Written> slices(List<Written> trace) {
    return trace.stream().filter(e -> e.is("X"));
  }

  private static List<Written> attempts(List<Written> trace) {
    return slices(trace).filter(e -> e.args().containsKey("url")).toList();
  }

  @Test
  void everyAttemptIsASliceWithItsPhasesNestedInIt() throws Exception {
    server.enqueue(Reply.status(500), Reply.ok("hello").delayHead(Duration.ofMillis(5)));
    var secret = new Download(server.uri("/dir/a?token=hush"), "a");
    var trace = traced(retrying(1), secret);
    var attempts = attempts(trace);
    assertThat(attempts).extracting(e -> e.arg("status")).containsExactly("http-500", "ok");
    assertThat(attempts).extracting(e -> e.arg("attempt")).containsExactly(1L, 2L);
    assertThat(attempts).allMatch(e -> e.text("name").equals("a"));
    assertThat(attempts.getFirst().text("args")).contains("token=***").doesNotContain("hush");
    var last = attempts.getLast();
    var phases = slices(trace).filter(e -> !e.args().containsKey("url")).filter(last::holds);
    var wait = phases.filter(e -> e.text("name").equals("wait")).findFirst().orElseThrow();
    assertThat(wait.number("dur")).isGreaterThanOrEqualTo(5_000);
  }

  @Test
  void everyEventHasWhatTheFormatAsksFor() throws Exception {
    server.enqueue(Reply.status(429).header("Retry-After", "0"));
    server.fallback(_ -> Reply.ok("x").delayHead(Duration.ofMillis(3)));
    var trace = traced(retrying(1), rows(40));
    for (var event : trace) {
      assertThat(event.text("ph")).isIn("M", "X", "i", "C");
      assertThat(List.of("name", "ph", "pid", "tid", "ts")).allMatch(event.fields()::containsKey);
      assertThat(event.number("ts")).isNotNegative();
      if (event.is("X")) assertThat(event.number("dur")).isNotNegative();
      if (event.is("i")) assertThat(event.text("s")).isEqualTo("g");
      if (event.is("C")) assertThat(event.args().values()).allMatch(Number.class::isInstance);
    }
    assertThat(trace).filteredOn(e -> e.is("C")).extracting(e -> e.text("name")).contains("rate");
  }

  @Test
  void slicesOfALaneNestOrFollowEachOther() throws Exception {
    server.fallback(_ -> Reply.ok("x").delayHead(Duration.ofMillis(1)));
    var options = options().withMaxRequests(2);
    var slices = new ArrayList<>(slices(traced(options, rows(30))).toList());
    assertThat(slices).allMatch(e -> e.number("tid") >= 1 && e.number("tid") <= 2);
    for (var one : slices)
      for (var other : slices)
        if (one.number("tid") == other.number("tid"))
          assertThat(one.holds(other) || other.holds(one) || apart(one, other)).isTrue();
  }

  private static boolean apart(Written one, Written other) {
    return one.end() <= other.number("ts") + 0.0005 || other.end() <= one.number("ts") + 0.0005;
  }

  @Test
  void aPausedHostIsAnInstant() throws Exception {
    server.enqueue(Reply.status(503).header("Retry-After", "1"), Reply.ok("x"));
    var paused = traced(retrying(1), rows(1)).stream().filter(e -> e.is("i")).findFirst();
    assertThat(paused.orElseThrow().text("name")).isEqualTo("paused: 127.0.0.1");
    assertThat(paused.get().args().get("why")).isEqualTo("http-503");
  }

  @Test
  void tellsThatTheFileCannotBeWritten() throws Exception {
    Files.writeString(elsewhere.resolve("file"), "");
    assertThatThrownBy(() -> TraceFile.create(elsewhere.resolve("file/job.trace.json")))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("cannot write the trace");
  }
}
