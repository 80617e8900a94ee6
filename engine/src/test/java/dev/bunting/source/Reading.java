package dev.bunting.source;

import dev.bunting.Download;
import dev.bunting.ListFormat;
import dev.bunting.ListOptions;
import dev.bunting.Row;
import dev.bunting.Rows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads lists that stand in a test, and tells rows in a line each. */
final class Reading {
  private Reading() {}

  static List<Row> rows(ListFormat format, String list) {
    return rows(ListOptions.defaults().withFormat(format), list.getBytes(StandardCharsets.UTF_8));
  }

  static List<Row> rows(ListOptions options, byte[] list) {
    return all(stream(list, options));
  }

  static Rows stream(byte[] list, ListOptions options) {
    try {
      return Rows.ofStream(new ByteArrayInputStream(list), "list", options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Row> all(Rows rows) {
    var all = new ArrayList<Row>();
    rows.forEach(all::add);
    return all;
  }

  /** The rows as {@code url name checksum mirrors} or {@code !where reason: detail}. */
  static List<String> told(ListFormat format, String list) {
    return rows(format, list).stream().map(Reading::told).toList();
  }

  static String told(Row row) {
    return switch (row) {
      case Row.Wanted wanted -> told(wanted.download());
      case Row.Bad bad -> "!" + bad.where() + " " + bad.reason().word() + ": " + bad.detail();
    };
  }

  private static String told(Download download) {
    var told = new StringBuilder(download.uri().toString());
    download.name().ifPresent(name -> told.append(" > ").append(name));
    download.checksum().ifPresent(sum -> told.append(" = ").append(sum));
    download.mirrors().forEach(mirror -> told.append(" | ").append(mirror));
    return told.toString();
  }
}
