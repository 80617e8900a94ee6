package dev.bunting.plan;

/**
 * A set of 64-bit hashes in about 12 bytes each: many small open-addressed tables, so that growing
 * one of them takes next to no memory on top.
 */
final class LongSet {
  private static final int TABLES = 256;

  private final Table[] tables = new Table[TABLES];

  LongSet() {
    for (var i = 0; i < TABLES; i++) tables[i] = new Table();
  }

  boolean contains(long hash) {
    return table(hash).contains(spread(hash));
  }

  /** Adds a hash, and tells whether it was not there before. */
  boolean add(long hash) {
    return table(hash).add(spread(hash));
  }

  private Table table(long hash) {
    return tables[(int) (hash >>> 56)];
  }

  /** The bits that did not choose the table come first; 0 is the mark of a free slot. */
  private static long spread(long hash) {
    var rotated = Long.rotateLeft(hash, 8);
    return rotated == 0 ? 1 : rotated;
  }

  private static final class Table {
    private long[] slots = new long[8];
    private int used;

    boolean contains(long key) {
      return slots[find(slots, key)] == key;
    }

    boolean add(long key) {
      var slot = find(slots, key);
      if (slots[slot] == key) return false;
      slots[slot] = key;
      if (++used > slots.length / 4 * 3) grow();
      return true;
    }

    private void grow() {
      var larger = new long[slots.length + slots.length / 2];
      for (var key : slots) if (key != 0) larger[find(larger, key)] = key;
      slots = larger;
    }

    private static int find(long[] slots, long key) {
      var slot = (int) Math.unsignedMultiplyHigh(key, slots.length);
      while (slots[slot] != 0 && slots[slot] != key) slot = slot + 1 == slots.length ? 0 : slot + 1;
      return slot;
    }
  }
}
