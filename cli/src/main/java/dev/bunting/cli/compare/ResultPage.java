package dev.bunting.cli.compare;

import dev.bunting.chart.Chart;
import dev.bunting.chart.Picture;
import dev.bunting.chart.Unit;
import dev.bunting.page.Markup;
import java.util.List;
import java.util.OptionalDouble;

/** A comparison as one HTML page that needs nothing else, or as a picture. */
public final class ResultPage {
  private static final String TITLE = "Styles of waiting, side by side";
  private static final List<String> HEADINGS =
      List.of(
          "Style",
          "#At once",
          "#Time",
          "#Fastest, slowest",
          "#Speed-up",
          "#Only delays",
          "#Files",
          "#Bytes",
          "#CPU time",
          "#Memory",
          "#Threads",
          "#Virtual",
          "#Processes");
  private static final String ONLY_THE_FIRST =
      "Only the first " + Unit.grouped(Timelines.MOST_BARS) + " downloads are drawn.";

  private final Result result;
  private final String summary;
  private final List<Figures> figures;
  private final ResultCharts charts;
  private final Markup page = new Markup();

  private ResultPage(Result result, String summary) {
    this.result = result;
    this.summary = summary;
    figures = result.figures();
    charts = new ResultCharts(result);
  }

  /**
   * The page.
   *
   * @param summary what was compared, in a line
   * @return an HTML document, to be written as UTF-8
   */
  public static String html(Result result, String summary) {
    return new ResultPage(result, summary).html();
  }

  /** The charts, one below the other, as an SVG document. */
  public static String svg(Result result, String summary) {
    return Picture.alone(TITLE, List.of(summary), new ResultCharts(result).all(), 1_120, false);
  }

  private String html() {
    page.head(TITLE);
    page.html("<header>").element("h1", TITLE).html("<p class=\"lead\">").text(summary);
    page.html("</p></header>\n<main>");
    section(
        "Time",
        charts.times(),
        "The median of all rounds; the line across its end goes from the fastest to the slowest"
            + " run. In brackets: how many times faster than one after the other.");
    charts.curve().ifPresent(curve -> section("More at once", curve, curve.description()));
    table();
    flaws();
    timelines();
    page.html("<section><h2>What it costs</h2>");
    for (var cost : charts.costs()) {
      page.element("h3", cost.title());
      page.figure(cost, "All processes of a run together.");
    }
    page.html("</section></main>\n<footer><p>");
    page.text(
        "Each run was a process of its own, in rounds of changing order; its files were compared"
            + " byte by byte with those of the first. The timelines are those of the run in the"
            + " middle.");
    page.html("</p></footer>\n</body>\n</html>\n");
    return page.toString();
  }

  private void section(String heading, Chart chart, String caption) {
    page.html("<section>").element("h2", heading);
    page.figure(chart, caption);
    page.html("</section>");
  }

  private void table() {
    page.html("<section><h2>Figures</h2>")
        .table("Medians of all rounds; memory and threads are the most at once");
    page.headings(HEADINGS.toArray(String[]::new));
    figures.forEach(this::row);
    page.endTable().html("</section>");
  }

  private void row(Figures each) {
    var seconds = each.seconds();
    page.html("<tr><th scope=\"row\" class=\"name\">").text(each.contestant().name()).html("</th>");
    page.number(Unit.grouped(each.contestant().connections()));
    page.number(Unit.SECONDS.text(seconds.median()));
    page.number(Unit.SECONDS.text(seconds.min()) + ", " + Unit.SECONDS.text(seconds.max()));
    page.number(text(each.speedUp(), Unit.TIMES)).number(text(each.idealSeconds(), Unit.SECONDS));
    page.number(Unit.PER_SECOND.text(each.filesPerSecond()));
    page.number(Unit.BYTES_PER_SECOND.text(each.bytesPerSecond()));
    page.number(Unit.SECONDS.text(each.cpuSeconds().median()));
    page.number(
        each.memory().isPresent() ? Unit.BYTES.text((double) each.memory().getAsLong()) : "");
    page.number(Unit.grouped(each.threads())).number(Unit.grouped(each.virtualThreads()));
    page.number(Unit.grouped(each.processes())).html("</tr>");
  }

  private static String text(OptionalDouble value, Unit unit) {
    return value.isPresent() ? unit.text(value.getAsDouble()) : "";
  }

  private void flaws() {
    if (figures.stream().allMatch(each -> each.flaws().isEmpty())) return;
    page.html("<section><h2>What was not right</h2>").table("Each kind once, with an example");
    page.headings("Style", "#At once", "What", "#How often", "Such as");
    for (var kind : FlawKind.of(result)) {
      page.html("<tr><th scope=\"row\" class=\"name\">")
          .text(kind.contestant().name())
          .html("</th>");
      page.number(Unit.grouped(kind.contestant().connections()));
      page.html("<td class=\"failed\">").text(kind.word()).html("</td>");
      page.number(Unit.grouped(kind.count())).html("<td class=\"url\">");
      page.text(kind.url()).html("</td></tr>");
    }
    page.endTable().html("</section>");
  }

  private void timelines() {
    page.html("<section><h2>Who waits when</h2><p>");
    page.text(
        "Each bar is a download, thin while it waits for the server and thick while bytes come. A"
            + " lane holds downloads that did not overlap, as a connection does. Mind that each"
            + " picture has a scale of its own.");
    page.html("</p>");
    figures.forEach(this::timeline);
    page.html("</section>");
  }

  private void timeline(Figures each) {
    page.element("h3", each.contestant() + ": " + Unit.SECONDS.text(each.typical().seconds()));
    page.html("<p>").text(Lesson.of(each.contestant())).html("</p>");
    int rows = each.typical().report().transfers().size();
    page.figure(Timelines.byConnection(each), rows > Timelines.MOST_BARS ? ONLY_THE_FIRST : "");
    if (rows > Timelines.MOST_STAIRS) return;
    page.html("<details><summary>The same, a line for each download</summary>");
    page.figure(Timelines.byDownload(each), "").html("</details>");
  }
}
