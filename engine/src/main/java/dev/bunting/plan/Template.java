package dev.bunting.plan;

import dev.bunting.NameTemplate;
import java.util.ArrayList;
import java.util.List;

/** A {@link NameTemplate}, read: what stands for itself, and the fields between. */
public final class Template {
  private final List<Part> parts;

  private Template(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  // Not a switch over patterns, which the first compiler leaves slow: every row comes by here.
  private interface Part {
    String of(NamedRow row);
  }

  private record Literal(String text) implements Part {
    @Override
    public String of(NamedRow row) {
      return text;
    }
  }

  private record Field(NameField field) implements Part {
    @Override
    public String of(NamedRow row) {
      return field.of(row);
    }
  }

  private record Capture(int number) implements Part {
    @Override
    public String of(NamedRow row) {
      return row.capture(number);
    }
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException as {@link NameTemplate#NameTemplate(String)} does
   */
  public static Template parse(String text) {
    checkPath(text);
    var parts = new ArrayList<Part>();
    for (var i = 0; i < text.length(); ) i = parsePart(text, i, parts);
    return new Template(parts);
  }

  private static void checkPath(String text) {
    if (text.indexOf('\\') >= 0 || text.chars().anyMatch(Character::isISOControl))
      throw new IllegalArgumentException(
          "a name template has no backslash and no control character: " + text);
    for (var part : text.split("/", -1))
      if (part.isEmpty() || part.equals(".") || part.equals(".."))
        throw new IllegalArgumentException(
            "a name template is a path below the destination, with no part empty, . or ..: "
                + text);
  }

  /** Reads the part that begins at an index, and returns the index after it. */
  private static int parsePart(String text, int start, List<Part> parts) {
    var c = text.charAt(start);
    var doubled = start + 1 < text.length() && text.charAt(start + 1) == c;
    if ((c == '{' || c == '}') && doubled) return add(parts, new Literal("" + c), start + 2);
    if (c == '}') throw new IllegalArgumentException("'}' without '{' in the template " + text);
    if (c == '{') return parseField(text, start, parts);
    var end = start;
    while (end < text.length() && text.charAt(end) != '{' && text.charAt(end) != '}') end++;
    return add(parts, new Literal(text.substring(start, end)), end);
  }

  private static int parseField(String text, int start, List<Part> parts) {
    var end = text.indexOf('}', start);
    if (end < 0) throw new IllegalArgumentException("'{' without '}' in the template " + text);
    return add(parts, field(text.substring(start + 1, end)), end + 1);
  }

  private static int add(List<Part> parts, Part part, int next) {
    parts.add(part);
    return next;
  }

  private static Part field(String word) {
    for (var field : NameField.values()) if (field.word().equals(word)) return new Field(field);
    if (isNumber(word)) return new Capture(Integer.parseInt(word));
    throw new IllegalArgumentException(
        "unknown field in the name template: {"
            + word
            + "}: there are {name} {host} {path} {index} {ext}, and {1} {2}... for globs");
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty()
        && word.length() <= 4
        && word.charAt(0) != '0'
        && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * The path that the row wants, safe and portable part by part.
   *
   * @throws IllegalArgumentException if the row has no such capture, or the path is too long
   */
  String render(NamedRow row) {
    if (parts.size() == 1) return SafeNames.path(parts.getFirst().of(row));
    var path = new StringBuilder();
    for (var part : parts) path.append(part.of(row));
    return SafeNames.path(path.toString());
  }
}
