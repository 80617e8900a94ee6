package dev.bunting.page;

import dev.bunting.ledger.Entry;
import dev.bunting.ledger.Tried;
import java.util.function.UnaryOperator;

/**
 * What a page tells of a job, gathered as its rows go by, in any order. Counts and sums are exact;
 * of the rows themselves only some are kept once there are many, so that ten million take no more
 * memory than ten thousand do.
 *
 * <p>For one thread.
 */
public final class Story {
  private final UnaryOperator<String> shownUrl;
  private final UnaryOperator<String> shownLine;
  final HostCounts totals = new HostCounts();
  final Hosts hosts = new Hosts();
  final Troubles troubles = new Troubles();
  final Activity activity = new Activity();
  final Durations whole = new Durations(3);
  final Durations[] phases = new Durations[Activity.PHASES];
  final RowSample sample = new RowSample();

  /**
   * @param shownUrl what people are shown of a URL: secrets are replaced
   * @param shownLine what they are shown of a line that may have URLs in it
   */
  public Story(UnaryOperator<String> shownUrl, UnaryOperator<String> shownLine) {
    this.shownUrl = shownUrl;
    this.shownLine = shownLine;
    for (int i = 0; i < phases.length; i++) phases[i] = new Durations(3);
  }

  /** Takes a row. */
  public void add(Entry entry) {
    var host = entry.host();
    totals.add(entry);
    hosts.add(entry, host);
    if (entry.reason().isPresent()) troubles.add(entry, host);
    activity.add(entry);
    if (entry.tried().isPresent()) add(entry.tried().get());
    sample.add(entry);
  }

  private void add(Tried tried) {
    whole.add(tried.timings().total() / 1_000);
    var times = Activity.phases(tried.timings());
    // A phase that did not happen, as on a connection that was there, took no time but none, too.
    for (int i = 0; i < times.length; i++) if (times[i] > 0) phases[i].add(times[i]);
  }

  /** What people are shown of a line that may have URLs in it. */
  String shownLine(String line) {
    return shownLine.apply(line);
  }

  /** What people are shown of a URL. */
  String shown(String url) {
    return shownUrl.apply(url);
  }
}
