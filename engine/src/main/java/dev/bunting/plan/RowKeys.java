package dev.bunting.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which rows ask for the same, in 18 to 24 bytes a row, 19 for ten million: 96 bits of hash for
 * each, in the order of the rows, and open-addressed tables of row numbers over them, which grow as
 * those of {@link LongSet} do.
 *
 * <p>Two different rows are taken for the same with a probability of n²/2⁹⁷: 6·10⁻¹⁶ for ten
 * million rows, which is far less than that of a bit falling over in memory meanwhile.
 */
final class RowKeys {
  private static final int CHUNK = 1 << 16;
  private static final int SLOTS = 4096;
  private static final long MOST = 1L << 30;

  private final List<long[]> highs = new ArrayList<>();
  private final List<int[]> lows = new ArrayList<>();
  // Row numbers, 0 for a free slot.
  private int[][] tables = {new int[SLOTS], new int[SLOTS]};
  private long used;

  /**
   * Adds a row.
   *
   * @param row its number from 1, over those added before
   * @return the number of the row that asked for the same, or its own if there was none
   */
  long add(long row, Fingerprint key) {
    if (row > MOST) throw new IllegalStateException("over " + MOST + " rows in a job");
    var table = table(key.high());
    var slot = slot(key.high());
    for (; table[slot] != 0; slot = after(slot)) if (is(table[slot], key)) return table[slot];
    keep((int) row, key);
    table[slot] = (int) row;
    used++;
    // Seven tenths: each further step on the way to a free slot looks up a row's hash.
    if (used * 10 > (long) tables.length * SLOTS * 7) split();
    return row;
  }

  private boolean is(int row, Fingerprint key) {
    return high(row) == key.high() && lows.get((row - 1) / CHUNK)[(row - 1) % CHUNK] == key.low();
  }

  private long high(int row) {
    return highs.get((row - 1) / CHUNK)[(row - 1) % CHUNK];
  }

  private void keep(int row, Fingerprint key) {
    while (highs.size() * (long) CHUNK < row) {
      highs.add(new long[CHUNK]);
      lows.add(new int[CHUNK]);
    }
    highs.get((row - 1) / CHUNK)[(row - 1) % CHUNK] = key.high();
    lows.get((row - 1) / CHUNK)[(row - 1) % CHUNK] = key.low();
  }

  private int[] table(long hash) {
    return tables[(int) (hash >>> Long.numberOfLeadingZeros(tables.length - 1))];
  }

  private static int slot(long hash) {
    return (int) hash & (SLOTS - 1);
  }

  private static int after(int slot) {
    return (slot + 1) & (SLOTS - 1);
  }

  private void split() {
    var old = tables;
    var rows = new int[SLOTS];
    tables = new int[old.length * 2][];
    for (var i = 0; i < old.length; i++) {
      System.arraycopy(old[i], 0, rows, 0, SLOTS);
      Arrays.fill(old[i], 0);
      tables[2 * i] = old[i];
      tables[2 * i + 1] = new int[SLOTS];
      for (var row : rows) if (row != 0) put(row);
    }
  }

  private void put(int row) {
    var hash = high(row);
    var table = table(hash);
    var slot = slot(hash);
    while (table[slot] != 0) slot = after(slot);
    table[slot] = row;
  }
}
