package dev.bunting;

import java.nio.file.Path;
import java.util.Locale;

/** How a list is written. */
public enum ListFormat {
  /** A URL a line, with an output name after a tab, comments, and aria2's option lines. */
  URLS,
  /** Comma-separated columns under a header line (RFC 4180). */
  CSV,
  /** Tab-separated columns under a header line. */
  TSV,
  /** A JSON object or a string a line. */
  JSONL,
  /** Digests and names as {@code sha256sum} and its kin print them, below a base URL. */
  SHA256SUMS,
  /** Metalink 4 (RFC 5854) or 3: files with their checksums and mirrors. */
  METALINK,
  /** A sitemap as search engines read them (sitemaps.org). */
  SITEMAP;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The format's name on the command line, such as {@code jsonl}. */
  public String word() {
    return word;
  }

  /** The format that a file's name tells, in any case; {@link #URLS} if it tells none. */
  public static ListFormat of(Path file) {
    var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "csv" -> CSV;
      case "tsv", "tab" -> TSV;
      case "jsonl", "ndjson" -> JSONL;
      case "sha256sums", "sha512sums", "sha1sums", "md5sums" -> SHA256SUMS;
      case "sha256", "sha512", "sha1", "md5", "sha256sum", "sha512sum" -> SHA256SUMS;
      case "metalink", "meta4" -> METALINK;
      case "xml" -> SITEMAP;
      default -> URLS;
    };
  }
}
