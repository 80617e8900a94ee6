package dev.bunting.futures.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values that travel most, as a tag and their bits: an object stream would spend a hundred
 * bytes and a microsecond on each. Only immutable types, since a value that occurs twice arrives as
 * two.
 */
final class Simple {
  private static final byte NULL = 0;
  private static final byte FALSE = 1;
  private static final byte TRUE = 2;
  private static final byte INTEGER = 3;
  private static final byte LONG = 4;
  private static final byte DOUBLE = 5;
  private static final byte LATIN1 = 6;
  private static final byte UTF16 = 7;

  private Simple() {}

  /** Writes the value if it is a simple one; says whether it was. */
  static boolean write(@Nullable Object value, ByteSink out) {
    // A chain of instanceof: a pattern switch would cost a cold worker its bootstrap.
    if (value == null) {
      out.write(NULL);
    } else if (value instanceof Integer i) {
      out.write(INTEGER);
      out.writeInt(i);
    } else if (value instanceof Long l) {
      out.write(LONG);
      out.writeLong(l);
    } else if (value instanceof String s) {
      writeString(s, out);
    } else if (value instanceof Double d) {
      out.write(DOUBLE);
      out.writeLong(Double.doubleToRawLongBits(d));
    } else if (value instanceof Boolean b) {
      out.write(b ? TRUE : FALSE);
    } else {
      return false;
    }
    return true;
  }

  /** Writes a list of nothing but simple values; says whether it was one. */
  static boolean writeAll(List<?> values, ByteSink out) {
    out.writeInt(values.size());
    for (Object value : values) {
      if (!write(value, out)) {
        return false;
      }
    }
    return true;
  }

  static List<@Nullable Object> readAll(ByteBuffer in) {
    int size = in.getInt();
    var values = new ArrayList<@Nullable Object>(size);
    for (int i = 0; i < size; i++) {
      values.add(read(in));
    }
    return values;
  }

  static @Nullable Object read(ByteBuffer in) {
    byte tag = in.get();
    return switch (tag) {
      case NULL -> null;
      case FALSE -> false;
      case TRUE -> true;
      case INTEGER -> in.getInt();
      case LONG -> in.getLong();
      case DOUBLE -> Double.longBitsToDouble(in.getLong());
      case LATIN1 -> readLatin1(in);
      case UTF16 -> readUtf16(in);
      default -> throw new IllegalStateException("unknown tag " + tag);
    };
  }

  private static void writeString(String s, ByteSink out) {
    if (isLatin1(s)) {
      byte[] latin1 = s.getBytes(StandardCharsets.ISO_8859_1);
      out.write(LATIN1);
      out.writeInt(latin1.length);
      out.write(latin1, 0, latin1.length);
      return;
    }
    // Char by char: an encoder would replace half a surrogate pair, and Java strings may hold one.
    out.write(UTF16);
    out.writeInt(s.length());
    for (int i = 0; i < s.length(); i++) {
      out.writeChar(s.charAt(i));
    }
  }

  private static boolean isLatin1(String s) {
    for (int i = 0; i < s.length(); i++) {
      if (s.charAt(i) > 0xff) {
        return false;
      }
    }
    return true;
  }

  private static String readLatin1(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String readUtf16(ByteBuffer in) {
    char[] chars = new char[in.getInt()];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = in.getChar();
    }
    return new String(chars);
  }
}
