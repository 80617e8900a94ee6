package dev.bunting.source;

import dev.bunting.Reason;
import dev.bunting.Row;
import java.util.ArrayList;
import java.util.List;

/** A row of a list of URL lines, while its lines are read. */
final class UrlEntry {
  private final List<String> urls = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private String checksum = "";

  UrlEntry(Line line) {
    var parts = Text.splitAtTabs(line.trimmed());
    lines.add(line);
    urls.add(parts.getFirst());
    for (var part : parts.subList(1, parts.size())) {
      if (part.contains("://")) urls.add(part);
      else if (!part.isEmpty()) names.add(part);
    }
  }

  void name(String name, Line line) {
    lines.add(line);
    // As in aria2, an option is the last word.
    names.clear();
    if (!name.isEmpty()) names.add(name);
  }

  void checksum(String checksum, Line line) {
    lines.add(line);
    this.checksum = checksum;
  }

  Row row(String where) {
    try {
      for (var line : lines) line.check();
      if (names.size() > 1)
        throw new Malformed(Reason.BAD_NAME, "more than one output name: " + names);
      var name = names.isEmpty() ? "" : names.getFirst();
      return new Row.Wanted(new Draft(urls, name, checksum).download());
    } catch (Malformed e) {
      return Draft.bad(urls.getFirst(), where, e);
    }
  }
}
