package dev.bunting.page;

import dev.bunting.Status;
import dev.bunting.ledger.Entry;
import dev.bunting.ledger.Tried;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Some rows for all: every row as long as there are few, else the slowest, up to a fifth that are
 * not ok, and the rest by chance. Chance is a hash of the row's number, the lowest stay: so the
 * same rows are chosen whatever order they come in.
 */
final class RowSample {
  /** How many rows a page lists. */
  static final int MOST = 10_000;

  private static final int SLOWEST = 100;

  /** How much text all rows together may have, in characters: a page stays small. */
  private static final long MOST_TEXT = 1_200_000;

  private final Kept ok = new Kept(Comparator.comparingLong(RowSample::lot), MOST);
  private final Kept notOk = new Kept(Comparator.comparingLong(RowSample::lot), MOST);
  private final Kept slowest =
      new Kept(
          Comparator.<Entry>comparingLong(entry -> -duration(entry))
              .thenComparingLong(RowSample::lot),
          SLOWEST);
  private long rows;

  void add(Entry entry) {
    rows++;
    (entry.status() == Status.OK ? ok : notOk).add(entry);
    if (entry.tried().isPresent()) slowest.add(entry);
  }

  /**
   * The rows to list, in their order.
   *
   * @param rows at most {@link #MOST}
   * @param of how many there are
   */
  record Chosen(List<Entry> rows, long of) {
    boolean isAll() {
      return rows.size() == of;
    }
  }

  Chosen chosen() {
    int most = room();
    int failed = Math.min(notOk.size(), Math.max(most / 5, most - ok.size()));
    Map<Long, Entry> chosen = new HashMap<>();
    if (rows > most) fill(chosen, slowest.lowest(SLOWEST), most);
    fill(chosen, notOk.lowest(failed), most);
    fill(chosen, ok.lowest(most), most);
    var sorted = new ArrayList<>(chosen.values());
    sorted.sort(Comparator.comparingLong(Entry::index));
    return new Chosen(sorted, rows);
  }

  private static void fill(Map<Long, Entry> chosen, List<Entry> entries, int most) {
    for (var entry : entries) if (chosen.size() < most) chosen.put(entry.index(), entry);
  }

  private int room() {
    long text = ok.text() + notOk.text();
    int kept = ok.size() + notOk.size();
    return text <= MOST_TEXT ? MOST : (int) Math.min(MOST, MOST_TEXT * kept / text);
  }

  private static long duration(Entry entry) {
    return entry.tried().map(Tried::timings).orElseThrow().total();
  }

  /** A number that looks drawn by lot (Steele et al., "SplitMix", 2014), the same in every run. */
  private static long lot(Entry entry) {
    long mixed = entry.index() * 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return (mixed ^ (mixed >>> 31)) >>> 1;
  }

  /** The lowest of all by some order. */
  private static final class Kept {
    private final Comparator<Entry> order;
    private final PriorityQueue<Entry> highestFirst;
    private final int most;

    Kept(Comparator<Entry> order, int most) {
      this.order = order;
      this.most = most;
      highestFirst = new PriorityQueue<>(order.reversed());
    }

    void add(Entry entry) {
      if (highestFirst.size() < most) highestFirst.add(entry);
      else if (order.compare(entry, highestFirst.element()) < 0) {
        highestFirst.remove();
        highestFirst.add(entry);
      }
    }

    int size() {
      return highestFirst.size();
    }

    long text() {
      return highestFirst.stream().mapToLong(Kept::length).sum();
    }

    private static long length(Entry entry) {
      return (long) entry.url().length()
          + entry.detail().length()
          + entry.finalUrl().map(String::length).orElse(0);
    }

    List<Entry> lowest(int count) {
      return highestFirst.stream().sorted(order).limit(count).toList();
    }
  }
}
