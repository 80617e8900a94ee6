package dev.bunting.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/**
 * The pictures and names of the countries of ISO 3166, and the page that shows them. Each is loaded
 * when it is first asked for, since a run of the flags command asks for a few only.
 */
final class FlagsSite implements Site {
  private static final String ROOT = "/flags/";

  private final Map<String, String> countries = loadCountries();
  private final Map<String, Reply> loaded = new ConcurrentHashMap<>();

  @Override
  public Optional<Reply> find(String path) {
    var known = loaded.get(path);
    if (known != null) return Optional.of(known);
    var found = load(path);
    found.ifPresent(reply -> loaded.put(path, reply));
    return found;
  }

  private Optional<Reply> load(String path) {
    if (path.equals("/") || path.equals("/flags") || path.equals(ROOT)) {
      return Optional.of(
          reply("text/html; charset=utf-8", IndexPage.of(countries).getBytes(UTF_8)));
    }
    int slash = path.indexOf('/', ROOT.length());
    if (!path.startsWith(ROOT) || slash < 0) return Optional.empty();
    var code = path.substring(ROOT.length(), slash);
    var country = countries.get(code);
    return country == null ? Optional.empty() : load(code, country, path.substring(slash + 1));
  }

  private static Optional<Reply> load(String code, String country, String file) {
    if (file.equals("metadata.json")) {
      return Optional.of(reply("application/json", metadata(code, country).getBytes(UTF_8)));
    }
    if (!file.equals(code + ".gif")) return Optional.empty();
    return Optional.of(reply("image/gif", resource(file)));
  }

  private static String metadata(String code, String country) {
    var name = country.replace("\\", "\\\\").replace("\"", "\\\"");
    return "{\"country\": \""
        + name
        + "\", \"iso_cc\": \""
        + code.toUpperCase(Locale.ROOT)
        + "\"}\n";
  }

  private static Reply reply(String type, byte[] bytes) {
    var crc = new CRC32();
    crc.update(bytes);
    var etag = '"' + Long.toHexString(crc.getValue()) + '-' + Long.toHexString(bytes.length) + '"';
    return Reply.file(bytes, etag).header("Content-Type", type);
  }

  /** Lower-case codes and English names, in the order of the codes. */
  private static Map<String, String> loadCountries() {
    var countries = new TreeMap<String, String>();
    var lines = new String(resource("countries.tsv"), UTF_8);
    lines
        .lines()
        .forEach(line ->
            countries.put(line.substring(0, 2).toLowerCase(Locale.ROOT), line.substring(3)));
    return countries;
  }

  private static byte[] resource(String name) {
    try (var in = FlagsSite.class.getResourceAsStream("flags/" + name)) {
      if (in == null) throw new IllegalStateException("no flags/" + name + " in the jar");
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
