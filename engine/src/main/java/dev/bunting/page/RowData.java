package dev.bunting.page;

import dev.bunting.Status;
import dev.bunting.ledger.Entry;
import dev.bunting.ledger.Tried;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rows as JSON that the page's script reads: an array for each, times in microseconds. Of a URL
 * stands only what differs from the one before, after the number of characters that do not.
 */
final class RowData {
  private final Story story;
  private final long first;
  private final Map<String, Integer> reasons = new LinkedHashMap<>();
  private final StringBuilder rows = new StringBuilder(1 << 16);
  private String before = "";

  /**
   * @param first the moment that times are counted from, in microseconds since 1970
   */
  RowData(Story story, long first) {
    this.story = story;
    this.first = first;
  }

  void add(Placed.Row row) {
    var entry = row.entry();
    var url = story.shown(entry.url());
    int common = common(before, url);
    before = url;
    rows.append(rows.isEmpty() ? "[" : ",\n[").append(entry.index()).append(',').append(common);
    Json.string(rows.append(','), url.substring(common));
    rows.append(',').append(number(entry.status())).append(',').append(reason(entry));
    rows.append(',').append(entry.http());
    rows.append(',').append(entry.file().map(file -> file.bytes()).orElse(-1L));
    if (entry.tried().isPresent()) add(entry.tried().get(), row.lane());
    else rows.append(",0,-1,0,0,0,0,0,-1");
    notes(entry);
    rows.append(']');
  }

  /** As the page's script counts them. */
  private static int number(Status status) {
    return switch (status) {
      case OK -> 0;
      case NOT_FOUND -> 1;
      case ERROR -> 2;
    };
  }

  private void add(Tried tried, int lane) {
    rows.append(',').append(tried.attempts());
    rows.append(',').append(Activity.micros(tried.started()) - first);
    for (long phase : Activity.phases(tried.timings())) rows.append(',').append(phase);
    rows.append(',').append(lane);
  }

  private void notes(Entry entry) {
    var last = entry.finalUrl();
    if (entry.detail().isEmpty() && last.isEmpty()) return;
    Json.string(rows.append(','), story.shownLine(entry.detail()));
    if (last.isPresent()) Json.string(rows.append(','), story.shown(last.get()));
  }

  private int reason(Entry entry) {
    return entry
        .reason()
        .map(word -> reasons.computeIfAbsent(word, _ -> reasons.size()))
        .orElse(-1);
  }

  private static int common(String one, String other) {
    int most = Math.min(one.length(), other.length());
    int at = 0;
    while (at < most && one.charAt(at) == other.charAt(at)) at++;
    // Not within a character of two halves: each half alone is no text.
    return at > 0 && Character.isHighSurrogate(other.charAt(at - 1)) ? at - 1 : at;
  }

  @Override
  public String toString() {
    var json = new StringBuilder(rows.length() + 256).append("{\"reasons\":[");
    for (var word : reasons.keySet()) {
      if (json.charAt(json.length() - 1) != '[') json.append(',');
      Json.string(json, word);
    }
    return json.append("],\"rows\":[\n").append(rows).append("\n]}").toString();
  }
}
