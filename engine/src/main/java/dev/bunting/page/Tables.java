package dev.bunting.page;

import dev.bunting.chart.Unit;
import java.util.ArrayList;

/** The tables of hosts, of failures, and the frame of the one of rows, which the script fills. */
final class Tables {
  private static final int HOSTS = 100;
  private static final int HOSTS_OF_A_REASON = 3;

  private final Markup page;
  private final Story story;
  private final Subject subject;

  Tables(Markup page, Story story, Subject subject) {
    this.page = page;
    this.story = story;
    this.subject = subject;
  }

  void write() {
    hosts();
    if (!story.troubles.all().isEmpty()) failures();
  }

  private void hosts() {
    page.html("<section><h2 id=\"hosts\">Hosts</h2>");
    page.table(
        story.hosts.size() > HOSTS
            ? "The " + HOSTS + " hosts with the most rows; the last line has all others"
            : "What each host did; the most rows first");
    page.headings(
        "Host",
        "#Rows",
        "#OK",
        "#Not found",
        "#Errors",
        "#Retries",
        "#Bytes",
        "#Median",
        "#p90",
        "#Longest");
    for (var line : story.hosts.lines(HOSTS)) host(line);
    page.endTable().html("</section>");
  }

  private void host(Hosts.Line line) {
    var of = line.counts();
    page.html("<tr><th scope=\"row\">").text(line.host().isEmpty() ? "(none)" : line.host());
    page.html("</th>");
    for (long number : new long[] {of.rows, of.ok, of.notFound, of.errors, of.retries})
      page.number(Unit.grouped(number));
    page.number(Unit.BYTES.text((double) of.bytes));
    var took = of.durations;
    for (double percent : new double[] {50, 90, 100})
      page.number(took.count() == 0 ? "" : Unit.SECONDS.text(took.percentile(percent)));
    page.html("</tr>");
  }

  private void failures() {
    page.html("<section><h2 id=\"failures\">What is missing, and why</h2>");
    if (story.totals.errors > 0) {
      page.html("<p>To try all errors again: <code class=\"command\">");
      page.text(subject.retryCommand()).html("</code></p>");
    }
    page.table("Rows that are not ok, by reason; the most frequent first");
    page.headings("Reason", "#Rows", "Hosts", "To try them again");
    for (var trouble : story.troubles.all()) failure(trouble);
    page.endTable().html("</section>");
  }

  private void failure(Troubles.Trouble trouble) {
    var reason = trouble.reason.isEmpty() ? "(none)" : trouble.reason;
    page.html("<tr><th scope=\"row\"><code>").text(reason).html("</code></th>");
    page.number(Unit.grouped(trouble.rows)).html("<td>").text(hosts(trouble)).html("</td><td>");
    if (trouble.mayPass() && !trouble.reason.isEmpty()) {
      page.html("<code class=\"command\">").text(subject.retryCommand(trouble.reason));
      page.html("</code>");
    } else page.text("mend the list");
    page.html("</td></tr>");
  }

  private static String hosts(Troubles.Trouble trouble) {
    var words = new ArrayList<String>();
    var hosts = trouble.hosts();
    for (var host : hosts.subList(0, Math.min(HOSTS_OF_A_REASON, hosts.size())))
      words.add(host.getKey() + " (" + Unit.grouped(host.getValue()) + ")");
    return String.join(", ", words) + (hosts.size() > HOSTS_OF_A_REASON ? " and others" : "");
  }

  static void rows(Markup page) {
    page.html(
        """
        <div class="controls" id="rows-controls" hidden>
        <label>Search URLs and reasons<input type="search" id="filter-text" autocomplete="off" \
        spellcheck="false"></label>
        <label>Show<select id="filter-status"><option value="">all</option>\
        <option value="ok">ok</option><option value="not_found">not found</option>\
        <option value="error">errors</option></select></label>
        <button type="button" id="previous">Previous</button>
        <button type="button" id="next">Next</button>
        <span id="shown" role="status"></span>
        </div>
        """);
    page.table("What became of each row; the headings sort");
    page.html("<thead><tr>");
    heading(page, "index", "Row", true, " aria-sort=\"ascending\"");
    heading(page, "url", "URL", false, "");
    heading(page, "status", "End", false, "");
    heading(page, "http", "HTTP", true, "");
    heading(page, "bytes", "Bytes", true, "");
    heading(page, "took", "Took", true, "");
    heading(page, "tries", "Tries", true, "");
    heading(page, "began", "Began", true, "");
    page.html("</tr></thead><tbody id=\"rows-body\">").endTable();
  }

  private static void heading(Markup page, String key, String name, boolean number, String sort) {
    page.html("<th scope=\"col\"" + sort + (number ? " class=\"n\"" : ""));
    page.html("><button type=\"button\" data-key=\"" + key + "\">").text(name);
    page.html("</button></th>");
  }
}
