package dev.bunting.plan;

import java.util.Arrays;

/**
 * A set of 64-bit hashes in 10 to 20 bytes each, 13 for ten million. It consists of small
 * open-addressed tables; growing splits each in two and lets go of none, so that there is nothing
 * to collect: copies of large arrays are what makes a heap twice as large as what lives in it.
 *
 * <p>The hashes have to be spread evenly, as those of SHA-256 are.
 */
final class LongSet {
  private static final int SLOTS = 4096;

  // As many as a power of two; 0 is a free slot.
  private long[][] tables = {new long[SLOTS], new long[SLOTS]};
  private long used;

  boolean contains(long hash) {
    var key = key(hash);
    var table = table(key);
    return table[find(table, key)] == key;
  }

  /** Adds a hash, and tells whether it was not there before. */
  boolean add(long hash) {
    var key = key(hash);
    var table = table(key);
    var slot = find(table, key);
    if (table[slot] == key) return false;
    table[slot] = key;
    used++;
    // Four fifths: beyond it the ways to a free slot get long.
    if (used * 5 > (long) tables.length * SLOTS * 4) split();
    return true;
  }

  private static long key(long hash) {
    return hash == 0 ? 1 : hash;
  }

  /** The first bits choose the table, and the last ones the slot in it. */
  private long[] table(long key) {
    return tables[(int) (key >>> Long.numberOfLeadingZeros(tables.length - 1))];
  }

  private static int find(long[] table, long key) {
    var slot = (int) key & (SLOTS - 1);
    while (table[slot] != 0 && table[slot] != key) slot = (slot + 1) & (SLOTS - 1);
    return slot;
  }

  private void split() {
    var old = tables;
    var keys = new long[SLOTS];
    tables = new long[old.length * 2][];
    for (var i = 0; i < old.length; i++) {
      System.arraycopy(old[i], 0, keys, 0, SLOTS);
      Arrays.fill(old[i], 0);
      tables[2 * i] = old[i];
      tables[2 * i + 1] = new long[SLOTS];
      for (var key : keys) if (key != 0) put(key);
    }
  }

  private void put(long key) {
    var table = table(key);
    table[find(table, key)] = key;
  }
}
