package dev.bunting.source;

import dev.bunting.Row;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads URLs that a program or a command line gives one by one, with their globs or without. */
final class UrlArguments implements RowReader {
  private final Iterator<String> urls;
  private final boolean globs;
  private Optional<Glob> glob = Optional.empty();
  private long argument;
  private long match;

  UrlArguments(List<String> urls, boolean globs) {
    this.urls = urls.iterator();
    this.globs = globs;
  }

  @Override
  public Optional<Row> next() {
    if (glob.isPresent() && match < glob.get().count()) return Optional.of(next(glob.get()));
    if (!urls.hasNext()) return Optional.empty();
    argument++;
    var url = Text.trim(urls.next());
    return Optional.of(
        globs && Glob.isGlob(url) ? first(url) : new Draft(url, "", "").row(where()));
  }

  private Row first(String url) {
    try {
      var parsed = Glob.parse(url);
      glob = Optional.of(parsed);
      match = 0;
      return next(parsed);
    } catch (Malformed e) {
      return Draft.bad(url, where(), e);
    }
  }

  private Row next(Glob glob) {
    var found = glob.at(match++);
    try {
      return new Row.Wanted(new Draft(found.url(), "", "").download(), found.captures());
    } catch (Malformed e) {
      return Draft.bad(found.url(), where(), e);
    }
  }

  private String where() {
    return "argument " + argument;
  }
}
