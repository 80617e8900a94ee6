package dev.bunting.plan;

import dev.bunting.Download;
import dev.bunting.uri.Authority;
import java.net.URI;
import java.util.List;

/** A row as a template sees it: slashes in its texts are folders, and no others are in them. */
record NamedRow(long index, Download download, List<String> captures) {
  private static final String NO_NAME = "index.html";

  /** The row's own name, or else the last part of the URL's path. */
  String fileName() {
    var name = download.name();
    return name.isPresent() ? name.get() : lastPart(download.uri());
  }

  String host() {
    var host = Authority.of(download.uri()).orElseThrow().host();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** The URL's path without dot segments and empty ones. */
  String path() {
    var path = new StringBuilder();
    var raw = download.uri().getRawPath();
    for (var part : raw.substring(0, raw.lastIndexOf('/') + 1).split("/", -1)) {
      var folder = PercentCode.decode(part);
      if (!isDots(folder)) path.append(oneFolder(folder)).append('/');
    }
    return path + lastPart(download.uri());
  }

  /**
   * What the URL's glob of this number stood for, from 1.
   *
   * @throws IllegalArgumentException if it has fewer
   */
  String capture(int number) {
    if (number > captures.size())
      throw new IllegalArgumentException(
          "the name template asks for {" + number + "}, and the URL has no such glob");
    return oneFolder(captures.get(number - 1));
  }

  private static String lastPart(URI uri) {
    var raw = uri.getRawPath();
    var name = PercentCode.decode(raw.substring(raw.lastIndexOf('/') + 1));
    return isDots(name) ? NO_NAME : oneFolder(name);
  }

  private static boolean isDots(String part) {
    return part.isEmpty() || part.equals(".") || part.equals("..");
  }

  /** A slash that was encoded, or is a glob's, makes no folder. */
  private static String oneFolder(String part) {
    return part.replace('/', '_');
  }
}
