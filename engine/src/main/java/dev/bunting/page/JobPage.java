package dev.bunting.page;

import dev.bunting.chart.Chart;
import dev.bunting.chart.Picture;
import dev.bunting.chart.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A job's page: one HTML file that needs nothing else, and the same charts as a picture. Everything
 * that came from lists or servers is escaped.
 */
public final class JobPage {
  private static final String EARLIER_ATTEMPTS =
      " A stroke before a bar stands for earlier attempts, whose times a report does not have.";

  private final Story story;
  private final Subject subject;
  private final RowSample.Chosen chosen;
  private final Placed placed;
  private final Optional<StoryCharts> charts;
  private final Markup page = new Markup();

  private JobPage(Story story, Subject subject) {
    this.story = story;
    this.subject = subject;
    chosen = story.sample.chosen();
    placed = Placed.of(chosen.rows());
    charts = story.activity.isEmpty() ? Optional.empty() : Optional.of(new StoryCharts(story));
  }

  /**
   * The page of what a story has gathered so far; the story can go on.
   *
   * @return an HTML document, to be written as UTF-8
   */
  public static String html(Story story, Path directory) {
    return new JobPage(story, new Subject(directory)).html();
  }

  /**
   * The main charts, one below the other, as an SVG document.
   *
   * @param dark whether it is for dark surroundings
   */
  public static String svg(Story story, Path directory, boolean dark) {
    return new JobPage(story, new Subject(directory)).svg(dark);
  }

  private String svg(boolean dark) {
    List<Chart> main = charts.map(all -> all.main(placed)).orElse(List.of());
    var lines = new ArrayList<String>();
    lines.add(Totals.sentence(story, charts));
    if (!chosen.isAll()) lines.add("The timeline has " + Totals.sample(chosen));
    return Picture.alone(subject.title(), lines, main, 1_120, dark);
  }

  private String html() {
    page.head(subject.title());
    header();
    page.html("<main id=\"main\">");
    if (charts.isPresent()) pictures(charts.get());
    new Tables(page, story, subject).write();
    rows();
    page.html("</main>");
    footer();
    page.html("<script type=\"application/json\" id=\"data\">").html(data()).html("</script>\n");
    page.html("<script>").html(Resources.SCRIPT).html("</script>\n</body>\n</html>\n");
    return page.toString();
  }

  private void header() {
    page.html("<a class=\"skip\" href=\"#rows\">Skip to the table of rows</a>\n<header>");
    page.element("h1", subject.title()).html("<p class=\"lead\">");
    page.text(Totals.sentence(story, charts)).html("</p>");
    charts.ifPresent(all -> page.html("<p class=\"note\">").text(Totals.when(all)).html("</p>"));
    Totals.tiles(page, story, charts);
    navigation();
    page.html("</header>\n");
  }

  private void navigation() {
    page.html("<nav aria-label=\"Contents\"><ul>");
    if (charts.isPresent())
      page.html(
          "<li><a href=\"#shares\">Where the time went</a></li>"
              + "<li><a href=\"#timeline\">Timeline</a></li>"
              + "<li><a href=\"#over-time\">Over time</a></li>"
              + "<li><a href=\"#durations\">Durations</a></li>");
    page.html("<li><a href=\"#hosts\">Hosts</a></li>");
    if (!story.troubles.all().isEmpty())
      page.html("<li><a href=\"#failures\">What is missing, and why</a></li>");
    page.html("<li><a href=\"#rows\">Rows</a></li></ul></nav>");
  }

  private void pictures(StoryCharts all) {
    page.html("<section><h2 id=\"shares\">Where the time went</h2><p>");
    page.text(Totals.slowest(all)).html("</p>");
    page.figure(all.shares(), "All downloads’ times added up, of the last attempt of each.");
    page.html("</section>");
    timeline(all);
    page.html("<section><h2 id=\"over-time\">Over time</h2>");
    for (var chart : List.of(all.concurrency(), all.bytes(), all.files())) {
      page.element("h3", chart.title());
      page.figure(chart, chart.description());
    }
    page.html("</section><section><h2 id=\"durations\">How long downloads took</h2>");
    page.figure(all.durations(), all.durations().description());
    Totals.percentiles(page, story);
    page.html("</section>");
  }

  private void timeline(StoryCharts all) {
    page.html("<section id=\"timeline\"><h2>Timeline</h2><p>");
    page.text(
        "Each bar is a download: its last attempt, cut into phases, thin while it waits and thick"
            + " while bytes come. A lane holds downloads that did not overlap, as a connection"
            + " does."
            + (story.totals.retries > 0 ? EARLIER_ATTEMPTS : ""));
    var chart = all.timeline(placed);
    page.html("</p><figure><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    page.text(chart.title()).html("\">").html(Picture.inline(chart, Markup.WIDE)).html("</div>");
    page.element("figcaption", note()).html("</figure></section>");
  }

  private String note() {
    return chosen.isAll()
        ? "All " + Unit.grouped(chosen.of()) + " rows; point at a bar to see which it is."
        : "Here are " + Totals.sample(chosen);
  }

  private void rows() {
    page.html("<section><h2 id=\"rows\" tabindex=\"-1\">Rows</h2><p class=\"note\">");
    page.text(
        chosen.isAll()
            ? "All " + Unit.grouped(chosen.of()) + " rows, in the order of the list."
            : "Listed are " + Totals.sample(chosen));
    page.html(
        "</p><noscript><p>The table of rows needs JavaScript; all above does not.</p></noscript>");
    Tables.rows(page);
    page.html("</section>");
  }

  private String data() {
    var data = new RowData(story, charts.map(StoryCharts::first).orElse(0L));
    placed.rows().forEach(data::add);
    return data.toString();
  }

  private void footer() {
    page.html("<footer><p>");
    page.text(
        "Times are those of each row’s last attempt. A row that an earlier run had finished stands"
            + " here as that run left it. Secrets in URLs are replaced by ***.");
    page.html("</p></footer>\n");
  }
}
