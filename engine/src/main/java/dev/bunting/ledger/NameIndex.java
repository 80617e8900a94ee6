package dev.bunting.ledger;

/**
 * Which rows may have had a name: a hash table in one array of longs, since ten million names would
 * not fit into memory otherwise (8 bytes for each, at half to three quarters full). What it says is
 * a hint, to be checked against the row.
 */
final class NameIndex {
  private static final int ROW_BITS = 40;
  private static final long ROW = (1L << ROW_BITS) - 1;

  private final long[] slots;

  /**
   * @param capacity how many names will be added at most
   * @throws IllegalArgumentException if that is more than an array can hold
   */
  NameIndex(long capacity) {
    if (capacity > 1 << 29) throw new IllegalArgumentException("too many names: " + capacity);
    slots = new long[Integer.highestOneBit(Math.max(8, (int) (capacity * 4 / 3))) * 2];
  }

  void add(String name, long row) {
    var hash = hash(name);
    var slot = fragment(hash) | row;
    int at = start(hash);
    while (slots[at] != 0) {
      if (slots[at] == slot) return;
      at = after(at);
    }
    slots[at] = slot;
  }

  /** A search for a name's rows. */
  Search search(String name) {
    return new Search(hash(name));
  }

  final class Search {
    private final long fragment;
    private int at;

    private Search(long hash) {
      fragment = fragment(hash);
      at = start(hash);
    }

    /** The next row that may have the name; 0 if there is none. Rows may come in any order. */
    long next() {
      while (slots[at] != 0) {
        var slot = slots[at];
        at = after(at);
        if ((slot & ~ROW) == fragment) return slot & ROW;
      }
      return 0;
    }
  }

  private int start(long hash) {
    return (int) hash & (slots.length - 1);
  }

  private int after(int at) {
    return (at + 1) & (slots.length - 1);
  }

  private static long fragment(long hash) {
    return hash & ~ROW;
  }

  /** FNV-1a over the characters, then mixed so that high and low bits are both worth using. */
  private static long hash(String name) {
    var hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
    return hash ^ (hash >>> 29);
  }
}
