package dev.bunting.page;

import dev.bunting.ledger.Entry;
import dev.bunting.ledger.Tried;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rows of a sample with their lanes in the timeline.
 *
 * @param rows in their order
 * @param lanes how many lanes there are
 */
record Placed(List<Row> rows, int lanes) {

  /**
   * A row.
   *
   * @param lane from 0; -1 if it was never tried
   */
  record Row(Entry entry, int lane) {}

  static Placed of(List<Entry> entries) {
    var lanes = new Lanes();
    var rows = new ArrayList<Row>();
    for (var entry : byBeginning(entries)) rows.add(new Row(entry, place(lanes, entry)));
    rows.sort(Comparator.comparingLong(row -> row.entry().index()));
    return new Placed(rows, lanes.count());
  }

  private static List<Entry> byBeginning(List<Entry> entries) {
    return entries.stream()
        .sorted(Comparator.comparingLong(Placed::started).thenComparingLong(Entry::index))
        .toList();
  }

  private static int place(Lanes lanes, Entry entry) {
    if (entry.tried().isEmpty()) return -1;
    long from = started(entry);
    return lanes.place(from, from + entry.tried().get().timings().total() / 1_000);
  }

  /** In microseconds since 1970; 0 if it never was. */
  static long started(Entry entry) {
    return entry.tried().map(Tried::started).map(Activity::micros).orElse(0L);
  }
}
