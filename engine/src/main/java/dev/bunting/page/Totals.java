package dev.bunting.page;

import dev.bunting.chart.Unit;
import java.util.List;
import java.util.Optional;

/** What a page says in sentences and in large numbers. */
final class Totals {
  private static final List<String> LONG_NAMES =
      List.of(
          "looking up names",
          "connecting",
          "TLS handshakes",
          "waiting for the servers’ first byte",
          "receiving");

  private Totals() {}

  /** {@code 20 rows: 17 ok (34.5 kB), 2 not found, 1 error, in 1.2 s.} */
  static String sentence(Story story, Optional<StoryCharts> charts) {
    var of = story.totals;
    var sentence =
        count(of.rows, "row")
            + ": "
            + Unit.grouped(of.ok)
            + " ok ("
            + Unit.BYTES.text((double) of.bytes)
            + "), "
            + Unit.grouped(of.notFound)
            + " not found, "
            + count(of.errors, "error");
    return sentence + charts.map(c -> ", in " + Unit.SECONDS.text(c.length())).orElse("") + ".";
  }

  static String when(StoryCharts charts) {
    var began = "Began " + charts.began();
    return charts.stretches() == 1
        ? began + "."
        : began
            + "; in "
            + charts.stretches()
            + " stretches, whose lengths are added up, with pauses between them that are left out.";
  }

  /** {@code 10,000 of 250,000 rows: the slowest ...} */
  static String sample(RowSample.Chosen chosen) {
    return Unit.grouped(chosen.rows().size())
        + " of "
        + Unit.grouped(chosen.of())
        + " rows: the slowest, many of those that are not ok, and others by chance. Numbers and"
        + " all other charts are of all rows.";
  }

  static String slowest(StoryCharts charts) {
    int phase = charts.slowestPhase();
    if (charts.percent(phase) == 0) return "It was too short to tell.";
    return charts.percent(phase) + "% of it was " + LONG_NAMES.get(phase) + ".";
  }

  static void tiles(Markup page, Story story, Optional<StoryCharts> charts) {
    var of = story.totals;
    page.html("<dl class=\"tiles\">");
    tile(page, "Rows", Unit.grouped(of.rows));
    tile(page, "OK", Unit.grouped(of.ok));
    tile(page, "Not found", Unit.grouped(of.notFound));
    tile(page, "Errors", Unit.grouped(of.errors));
    tile(page, "Retries", Unit.grouped(of.retries));
    tile(page, "Bytes", Unit.BYTES.text((double) of.bytes));
    charts.ifPresent(all -> {
      tile(page, "Time", Unit.SECONDS.text(all.length()));
      tile(page, "Rate", Unit.BYTES_PER_SECOND.text(of.bytes / all.length()));
      tile(page, "Most at once", Unit.grouped(all.most()));
    });
    page.html("</dl>");
  }

  private static void tile(Markup page, String name, String value) {
    page.html("<div>").element("dt", name).element("dd", value).html("</div>");
  }

  static void percentiles(Markup page, Story story) {
    page.table("Durations by phase; a phase that did not happen is not counted");
    page.headings("Phase", "#Times", "#Median", "#p90", "#p99", "#p99.9", "#Longest", "#All");
    for (int i = 0; i < story.phases.length; i++)
      percentiles(page, StoryCharts.PHASES.get(i), story.phases[i]);
    percentiles(page, "whole download", story.whole);
    page.endTable();
  }

  private static void percentiles(Markup page, String name, Durations of) {
    page.html("<tr><th scope=\"row\">").text(name).html("</th>").number(Unit.grouped(of.count()));
    for (double percent : new double[] {50, 90, 99, 99.9})
      page.number(of.count() == 0 ? "" : Unit.SECONDS.text(of.percentile(percent)));
    page.number(of.count() == 0 ? "" : Unit.SECONDS.text(of.max()));
    page.number(of.count() == 0 ? "" : Unit.SECONDS.text(of.total())).html("</tr>");
  }

  static String count(long n, String noun) {
    return Unit.grouped(n) + " " + noun + (n == 1 ? "" : "s");
  }
}
