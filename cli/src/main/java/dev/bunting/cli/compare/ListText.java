package dev.bunting.cli.compare;

import dev.bunting.Download;
import java.net.URI;
import java.util.List;

/** Downloads as the lines of a list that is read as {@link dev.bunting.ListFormat#URLS}. */
final class ListText {
  private ListText() {}

  static List<String> of(List<Download> downloads) {
    return downloads.stream().map(ListText::of).toList();
  }

  private static String of(Download download) {
    var text = new StringBuilder(download.uri().toString());
    for (URI mirror : download.mirrors()) text.append('\t').append(mirror);
    download.name().ifPresent(name -> text.append("\n  out=").append(name));
    download.checksum().ifPresent(sum -> text.append("\n  checksum=").append(sum));
    return text.toString();
  }
}
