package dev.bunting.page;

import dev.bunting.chart.Chart;
import dev.bunting.chart.Colour;
import dev.bunting.chart.Histogram;
import dev.bunting.chart.OverTime;
import dev.bunting.chart.Shares;
import dev.bunting.chart.TimeAxis;
import dev.bunting.chart.Timeline;
import dev.bunting.chart.Unit;
import dev.bunting.ledger.Tried;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The charts of a story in which something was tried. */
final class StoryCharts {
  static final List<String> PHASES = List.of("DNS", "connect", "TLS", "wait", "receive");
  private static final List<Colour> COLOURS =
      List.of(Colour.DNS, Colour.CONNECT, Colour.TLS, Colour.WAIT, Colour.RECEIVE);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Story story;
  private final Activity.Seen seen;
  private final List<Activity.Stretch> stretches;
  private final TimeAxis time;

  StoryCharts(Story story) {
    this.story = story;
    seen = story.activity.seen();
    stretches = seen.stretches();
    time = axis();
  }

  private TimeAxis axis() {
    var spans = new ArrayList<TimeAxis.Span>();
    for (var stretch : stretches) {
      var label = stretches.size() == 1 ? "" : MOMENT.format(moment(stretch.from()));
      spans.add(new TimeAxis.Span(seconds(stretch.from()), seconds(stretch.to()), label));
    }
    return new TimeAxis(spans);
  }

  private static Instant moment(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Since the beginning of all. */
  private double seconds(long micros) {
    return (micros - seen.first()) / 1e6;
  }

  private double micros(double seconds) {
    return seen.first() + seconds * 1e6;
  }

  /** When the first attempt began, in microseconds since 1970. */
  long first() {
    return seen.first();
  }

  /** When it began, for people. */
  String began() {
    return DateTimeFormatter.ISO_INSTANT
        .format(moment(seen.first()).truncatedTo(ChronoUnit.SECONDS))
        .replace("T", " ")
        .replace("Z", " UTC");
  }

  /** How long something went on, in seconds: long pauses are not counted. */
  double length() {
    return time.length();
  }

  /** How many stretches of time there are, long pauses between them. */
  int stretches() {
    return stretches.size();
  }

  long most() {
    return seen.most();
  }

  Shares shares() {
    var shares = new ArrayList<Shares.Share>();
    var words = new ArrayList<String>();
    double all = all();
    for (int i = 0; i < PHASES.size(); i++) {
      double total = story.phases[i].total();
      shares.add(new Shares.Share(PHASES.get(i), COLOURS.get(i), total));
      words.add(PHASES.get(i) + " " + Math.round(100 * total / all) + "%");
    }
    return new Shares("Where the time went", String.join(", ", words) + ".", shares);
  }

  /** All phases of all downloads together, in seconds. */
  private double all() {
    double all = 0;
    for (var phase : story.phases) all += phase.total();
    return Math.max(Double.MIN_NORMAL, all);
  }

  /** The phase that took most, and its share of all in percent: {@code 83% wait}. */
  int slowestPhase() {
    int slowest = 0;
    for (int i = 1; i < PHASES.size(); i++)
      if (story.phases[i].total() > story.phases[slowest].total()) slowest = i;
    return slowest;
  }

  long percent(int phase) {
    return Math.round(100 * story.phases[phase].total() / all());
  }

  Timeline timeline(Placed placed) {
    var bars = new ArrayList<Timeline.Bar>();
    for (var row : placed.rows())
      if (row.lane() >= 0) bars.add(bar(row, row.entry().tried().orElseThrow()));
    var description =
        Unit.grouped(bars.size())
            + (bars.size() == 1 ? " download in " : " downloads in ")
            + Unit.grouped(placed.lanes())
            + (placed.lanes() == 1 ? " lane" : " lanes")
            + " over "
            + Unit.SECONDS.text(length())
            + ". The table of rows has the same times.";
    return new Timeline("Timeline of downloads", description, time, bars, placed.lanes());
  }

  private Timeline.Bar bar(Placed.Row row, Tried tried) {
    double start = seconds(Activity.micros(tried.started()));
    return new Timeline.Bar(
        row.lane(), start, tried.timings(), row.entry().status(), tried.attempts());
  }

  OverTime concurrency() {
    var layers = new ArrayList<OverTime.Layer>();
    for (int i = 0; i < PHASES.size(); i++) {
      int phase = i;
      layers.add(
          new OverTime.Layer(
              PHASES.get(i),
              COLOURS.get(i),
              (from, to) -> seen.inPhase(phase, micros(from), micros(to))));
    }
    var description =
        "How many were in which phase at the same time: up to "
            + Unit.grouped(seen.most())
            + ", on average "
            + Unit.COUNT.text(all() / length())
            + ".";
    return new OverTime("Downloads at once", description, time, Unit.COUNT, layers);
  }

  OverTime bytes() {
    var layer =
        new OverTime.Layer(
            "bytes", Colour.RECEIVE, (from, to) -> seen.bytesPerSecond(micros(from), micros(to)));
    var mean = Unit.BYTES_PER_SECOND.text(story.totals.bytes / length());
    return new OverTime(
        "Bytes per second",
        mean + " on average; files that came whole.",
        time,
        Unit.BYTES_PER_SECOND,
        List.of(layer));
  }

  OverTime files() {
    var layer =
        new OverTime.Layer(
            "downloads", Colour.DNS, (from, to) -> seen.endedPerSecond(micros(from), micros(to)));
    var mean = Unit.PER_SECOND.text(story.whole.count() / length());
    return new OverTime(
        "Downloads ended per second",
        mean + " on average, whatever their end.",
        time,
        Unit.PER_SECOND,
        List.of(layer));
  }

  Histogram durations() {
    var whole = story.whole;
    var markers =
        List.of(
            new Histogram.Marker("median", whole.percentile(50)),
            new Histogram.Marker("p90", whole.percentile(90)),
            new Histogram.Marker("p99", whole.percentile(99)));
    var words = new ArrayList<String>();
    for (var marker : markers) words.add(marker.name() + " " + Unit.SECONDS.text(marker.value()));
    var bins = whole.bins();
    var description =
        String.join(", ", words)
            + ", longest "
            + Unit.SECONDS.text(whole.max())
            + (whole.min() < bins.getFirst().from()
                ? "; the first bar has all shorter ones."
                : ".");
    return new Histogram("How long downloads took", description, bins, markers);
  }

  /** The main ones, for a picture. */
  List<Chart> main(Placed placed) {
    return List.of(shares(), timeline(placed), concurrency(), bytes(), durations());
  }
}
