package dev.bunting.source;

import dev.bunting.Row;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads a sitemap (sitemaps.org): each {@code loc} is a row. The rows of a sitemap index are
 * sitemaps: they are fetched as files, and not read in their turn.
 */
final class Sitemap extends XmlList {

  Sitemap(InputStream in, String list) {
    super(in, list);
  }

  @Override
  String format() {
    return "a sitemap";
  }

  @Override
  boolean isRoot(String name) {
    return name.equals("urlset") || name.equals("sitemapindex");
  }

  @Override
  void start() {}

  @Override
  Optional<Row> end() {
    // Sitemaps for images and videos have a loc of their own, further down.
    var wanted = xml.name().equals("loc") && xml.depth() == 3;
    return wanted ? Optional.of(new Draft(xml.text(), "", "").row(where())) : Optional.empty();
  }
}
