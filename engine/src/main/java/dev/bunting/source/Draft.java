package dev.bunting.source;

import dev.bunting.Checksum;
import dev.bunting.Download;
import dev.bunting.Reason;
import dev.bunting.Row;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * What a list says of one row, still as text.
 *
 * @param urls the places of the file, the best first; one at least
 * @param name the output name; empty for none
 * @param checksum {@code ALGORITHM:HEX} or {@code ALGORITHM=HEX}; empty for none
 */
record Draft(List<String> urls, String name, String checksum) {

  Draft(String url, String name, String checksum) {
    this(List.of(url), name, checksum);
  }

  /** The row at this place of the list. */
  Row row(String where) {
    try {
      return new Row.Wanted(download());
    } catch (Malformed e) {
      return bad(urls.getFirst(), where, e);
    }
  }

  /** A row that cannot be tried. */
  static Row bad(String url, String where, Malformed why) {
    return new Row.Bad(Text.shown(url), where, why.reason(), Text.shown(why.detail()));
  }

  Download download() throws Malformed {
    var uris = uris();
    var download =
        Download.of(uris.getFirst()).withMirrors(List.copyOf(uris.subList(1, uris.size())));
    return withChecksum(withName(download));
  }

  /** A place that cannot be asked is left out, as long as there is another. */
  private List<URI> uris() throws Malformed {
    var uris = new ArrayList<URI>();
    var problems = new ArrayList<Malformed>();
    for (var url : urls) {
      try {
        uris.add(uri(url));
      } catch (Malformed e) {
        problems.add(e);
      }
    }
    if (uris.isEmpty()) throw problems.getFirst();
    return uris;
  }

  private static URI uri(String url) throws Malformed {
    try {
      return Download.of(UrlText.parse(url)).uri();
    } catch (IllegalArgumentException e) {
      throw new Malformed(Reason.BAD_URL, String.valueOf(e.getMessage()));
    }
  }

  private Download withName(Download download) throws Malformed {
    try {
      return name.isEmpty() ? download : download.withName(name);
    } catch (IllegalArgumentException e) {
      throw new Malformed(Reason.BAD_NAME, String.valueOf(e.getMessage()));
    }
  }

  private Download withChecksum(Download download) throws Malformed {
    try {
      return checksum.isEmpty() ? download : download.withChecksum(Checksum.parse(checksum));
    } catch (IllegalArgumentException e) {
      throw new Malformed(Reason.BAD_ROW, String.valueOf(e.getMessage()));
    }
  }
}
