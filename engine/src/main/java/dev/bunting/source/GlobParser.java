package dev.bunting.source;

import dev.bunting.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads globs as shells and curl have them: <code>{a,b}</code>, <code>{01..10}</code>, <code>
 * {01..10..3}</code>, <code>[1-10]</code>, <code>[1-10:3]</code>, <code>[a-z]</code>; braces may
 * hold globs. A backslash before <code>{ } [ ] , \</code> takes its meaning away. The empty pairs
 * {@code {}} and {@code []}, and an IPv6 address in brackets, stand for themselves.
 */
final class GlobParser {
  private static final String SPECIAL = "{}[],\\";
  private static final int DEEPEST = 10;
  private static final Pattern IN_BRACES = Pattern.compile("(\\w+)\\.\\.(\\w+)(?:\\.\\.(\\w+))?");
  private static final Pattern IN_BRACKETS = Pattern.compile("(\\w+)-(\\w+)(?::(\\w+))?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

  private final String text;
  private int position;

  private GlobParser(String text) {
    this.text = text;
  }

  static GlobNode.Sequence parse(String text) throws Malformed {
    var parser = new GlobParser(text);
    return parser.sequence("", 0);
  }

  /** Reads to one of the characters, which is left to be read, or to the end of the text. */
  private GlobNode.Sequence sequence(String ends, int depth) throws Malformed {
    var nodes = new ArrayList<GlobNode>();
    var literal = new StringBuilder();
    while (position < text.length() && ends.indexOf(text.charAt(position)) < 0) {
      if (takesLiteral(literal)) continue;
      if (!literal.isEmpty()) nodes.add(new GlobNode.Literal(literal.toString()));
      literal.setLength(0);
      nodes.add(text.charAt(position) == '[' ? brackets() : braces(depth + 1));
    }
    if (!literal.isEmpty()) nodes.add(new GlobNode.Literal(literal.toString()));
    return new GlobNode.Sequence(nodes);
  }

  /** Takes what stands for itself, if that is next. */
  private boolean takesLiteral(StringBuilder literal) throws Malformed {
    var c = text.charAt(position);
    if (c == '\\' && position + 1 < text.length() && isSpecial(text.charAt(position + 1)))
      return take(literal, 1, 2);
    if (c == ']' || c == '}') throw bad("'" + c + "' without its beginning", position);
    if (c != '[' && c != '{') return take(literal, 0, 1);
    if (text.startsWith("{}", position) || text.startsWith("[]", position))
      return take(literal, 0, 2);
    var close = text.indexOf(']', position);
    return c == '['
        && close > 0
        && IPV6.matcher(text.substring(position + 1, close)).matches()
        && take(literal, 0, close + 1 - position);
  }

  private boolean take(StringBuilder literal, int from, int to) {
    literal.append(text, position + from, position + to);
    position += to;
    return true;
  }

  private static boolean isSpecial(char c) {
    return SPECIAL.indexOf(c) >= 0;
  }

  private GlobNode brackets() throws Malformed {
    var close = text.indexOf(']', position);
    if (close < 0) throw bad("'[' without its end", position);
    var range = IN_BRACKETS.matcher(text.substring(position + 1, close));
    if (!range.matches()) throw bad("no range such as [1-10], [1-10:2] or [a-z]", position);
    var node = range(range);
    position = close + 1;
    return node;
  }

  private GlobNode braces(int depth) throws Malformed {
    var open = position;
    if (depth > DEEPEST) throw bad("braces in braces over " + DEEPEST + " deep", open);
    var close = text.indexOf('}', open);
    var range = IN_BRACES.matcher(text.substring(open + 1, Math.max(close, open + 1)));
    if (range.matches()) {
      var node = range(range);
      position = close + 1;
      return node;
    }
    var options = options(depth);
    if (position == text.length()) throw bad("'{' without its end", open);
    position++;
    return new GlobNode.Choice(options);
  }

  private List<GlobNode.Sequence> options(int depth) throws Malformed {
    var options = new ArrayList<GlobNode.Sequence>();
    do {
      position++;
      options.add(sequence(",}", depth));
    } while (position < text.length() && text.charAt(position) == ',');
    return options;
  }

  private GlobNode range(Matcher range) throws Malformed {
    var first = range.group(1);
    var last = range.group(2);
    var step = range.group(3) == null ? 1 : number(range.group(3));
    if (step == 0) throw bad("a range with step 0", position);
    if (isLetter(first) && isLetter(last))
      return new GlobNode.Letters(
          new GlobNode.Numbers(letter(first, last), letter(last, first), step, 0));
    return new GlobNode.Numbers(number(first), number(last), step, width(first, last));
  }

  /** As in a shell: when either end has a zero in front, all have as many digits as the longer. */
  private static int width(String first, String last) {
    var padded = isPadded(first) || isPadded(last);
    return padded ? Math.max(first.length(), last.length()) : 0;
  }

  private static boolean isPadded(String number) {
    return number.length() > 1 && number.startsWith("0");
  }

  private long number(String text) throws Malformed {
    if (!NUMBER.matcher(text).matches())
      throw bad("a range goes from number to number or from letter to letter", position);
    return Long.parseLong(text);
  }

  private static boolean isLetter(String text) {
    var c = text.charAt(0) | 0x20;
    return text.length() == 1 && c >= 'a' && c <= 'z';
  }

  private char letter(String text, String other) throws Malformed {
    var c = text.charAt(0);
    if (Character.isUpperCase(c) != Character.isUpperCase(other.charAt(0)))
      throw bad("a range of letters has one case", position);
    return c;
  }

  private static Malformed bad(String detail, int position) {
    return new Malformed(
        Reason.BAD_URL,
        "in the glob at character "
            + (position + 1)
            + ": "
            + detail
            + " (a backslash takes a bracket's meaning away)");
  }
}
