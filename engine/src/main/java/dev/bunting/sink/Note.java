package dev.bunting.sink;

import dev.bunting.FileVersion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What lies beside a temporary file so that a later run can go on with it, also after a kill: of
 * what it is the beginning.
 *
 * @param temporary the file with the bytes: a path below the destination, with {@code /}
 * @param name what the file is to be called
 * @param url what was asked for
 * @param version what the server said of the file's version
 * @param total how many bytes there are to be, if the server said so
 */
public record Note(
    String temporary, String name, String url, FileVersion version, OptionalLong total) {
  private static final String FIRST = "bunting part 1";
  private static final String LAST = "end";

  /** As lines; no value has a line break in it. */
  String text() {
    return String.join(
        "\n",
        FIRST,
        name,
        url,
        version.etag().orElse(""),
        version.lastModified().orElse(""),
        total.isPresent() ? Long.toString(total.getAsLong()) : "",
        LAST);
  }

  /** Reads {@link #text()}; empty if it is anything else, such as the half of it. */
  static Optional<Note> parse(String temporary, String text) {
    var lines = List.of(text.split("\n", -1));
    if (lines.size() != 7 || !lines.getFirst().equals(FIRST) || !lines.getLast().equals(LAST))
      return Optional.empty();
    try {
      var version = new FileVersion(unlessEmpty(lines.get(3)), unlessEmpty(lines.get(4)));
      return Optional.of(
          new Note(temporary, lines.get(1), lines.get(2), version, number(lines.get(5))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> unlessEmpty(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static OptionalLong number(String text) {
    return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
  }
}
