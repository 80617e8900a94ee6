package dev.bunting.source;

import dev.bunting.Checksum;
import dev.bunting.Download;
import dev.bunting.Reason;
import dev.bunting.Row;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    var sum = checksum.isEmpty() ? Optional.<Checksum>empty() : Optional.of(parsedChecksum());
    try {
      var named = Optional.of(name).filter(n -> !n.isEmpty());
      return new Download(uris.getFirst(), named, sum, uris.subList(1, uris.size()));
    } catch (IllegalArgumentException e) {
      // The name, since all else has been checked by now.
      throw new Malformed(Reason.BAD_NAME, String.valueOf(e.getMessage()));
    }
  }

  /** A place that cannot be asked is left out, as long as there is another. */
  private List<URI> uris() throws Malformed {
    var uris = new ArrayList<URI>(urls.size());
    var problems = new ArrayList<Malformed>(0);
    for (var url : urls) {
      try {
        uris.add(UrlText.parse(url));
      } catch (Malformed e) {
        problems.add(e);
      }
    }
    if (uris.isEmpty()) throw problems.getFirst();
    return uris;
  }

  private Checksum parsedChecksum() throws Malformed {
    try {
      return Checksum.parse(checksum);
    } catch (IllegalArgumentException e) {
      throw new Malformed(Reason.BAD_ROW, String.valueOf(e.getMessage()));
    }
  }
}
