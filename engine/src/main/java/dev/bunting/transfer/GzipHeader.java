package dev.bunting.transfer;

/**
 * Passes over the header of a gzip member byte by byte (RFC 1952, section 2.3). Not thread-safe.
 */
final class GzipHeader {
  private static final int HAS_CRC = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;
  private static final int RESERVED = 0xe0;

  /** Longer ones are an attack, not a name. */
  private static final int MOST = 128 * 1024;

  private enum Part {
    FIXED,
    EXTRA_LENGTH,
    EXTRA,
    NAME,
    COMMENT,
    CRC,
    END
  }

  private Part part = Part.FIXED;
  private boolean malformed;
  private int flags;
  private int count;
  private int total;
  private int extra;

  void clear() {
    part = Part.FIXED;
    malformed = false;
    count = 0;
    total = 0;
    extra = 0;
  }

  boolean malformed() {
    return malformed;
  }

  /** Takes a byte; true if it was the last one, or one that cannot be. */
  boolean take(byte b) {
    if (++total > MOST) malformed = true;
    switch (part) {
      case FIXED -> fixed(b & 0xff);
      case EXTRA_LENGTH -> {
        extra |= (b & 0xff) << (8 * count);
        if (++count == 2) enter(extra == 0 ? after(Part.EXTRA) : Part.EXTRA);
      }
      case EXTRA -> {
        if (++count == extra) enter(after(Part.EXTRA));
      }
      case NAME, COMMENT -> {
        if (b == 0) enter(after(part));
      }
      case CRC -> {
        if (++count == 2) enter(Part.END);
      }
      case END -> throw new IllegalStateException("the header is over");
    }
    return malformed || part == Part.END;
  }

  private void fixed(int b) {
    switch (count) {
      case 0 -> malformed |= b != 0x1f;
      case 1 -> malformed |= b != 0x8b;
      case 2 -> malformed |= b != 8;
      case 3 -> {
        flags = b;
        malformed |= (b & RESERVED) != 0;
      }
      default -> {} // time, level and system
    }
    if (++count == 10) enter((flags & HAS_EXTRA) == 0 ? after(Part.EXTRA) : Part.EXTRA_LENGTH);
  }

  private void enter(Part next) {
    part = next;
    count = 0;
  }

  /** The next part that the flags announce. */
  private Part after(Part done) {
    if (done.compareTo(Part.NAME) < 0 && (flags & HAS_NAME) != 0) return Part.NAME;
    if (done.compareTo(Part.COMMENT) < 0 && (flags & HAS_COMMENT) != 0) return Part.COMMENT;
    return (flags & HAS_CRC) != 0 ? Part.CRC : Part.END;
  }
}
