package dev.bunting.source;

import dev.bunting.Reason;
import dev.bunting.Row;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads Metalink 4 (RFC 5854) and 3: a row for each file, with its places over http and https, the
 * preferred first, and the strongest of its checksums that we know. Checksums of pieces, sizes and
 * signatures are left out.
 */
final class Metalink extends XmlList {
  private static final List<String> STRONGEST_FIRST = List.of("sha512", "sha256", "sha1", "md5");
  private static final int MOST_PLACES = 1000;

  private final List<Place> places = new ArrayList<>();
  private String where = "";
  private String name = "";
  private String algorithm = "";
  private String checksum = "";
  private int rank;
  private boolean direct;
  private int strength;

  Metalink(InputStream in, String list) {
    super(in, list);
  }

  /**
   * @param rank the lower, the better
   */
  private record Place(String url, int rank) {}

  @Override
  String format() {
    return "a Metalink";
  }

  @Override
  boolean isRoot(String name) {
    return name.equals("metalink");
  }

  @Override
  void start() {
    switch (xml.name()) {
      case "file" -> startFile();
      case "url" -> startPlace();
      case "hash" -> algorithm = xml.attribute("type").toLowerCase(Locale.ROOT);
      default -> {}
    }
  }

  private void startFile() {
    places.clear();
    where = where();
    name = xml.attribute("name").strip();
    checksum = "";
    strength = STRONGEST_FIRST.size();
  }

  private void startPlace() {
    // A publisher and a licence have a url too; and version 3 has torrents among a file's.
    var parent = xml.parent();
    direct =
        parent.equals("file") || (parent.equals("resources") && isDirect(xml.attribute("type")));
    rank = rank();
  }

  private static boolean isDirect(String type) {
    return type.isEmpty() || type.equals("http") || type.equals("https");
  }

  /** Version 4 has a priority, 1 the best; version 3 a preference, 100 the best. */
  private int rank() {
    var preference = xml.attribute("preference");
    return preference.isEmpty()
        ? number(xml.attribute("priority"), 999_999)
        : -number(preference, 0);
  }

  private static int number(String text, int otherwise) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  @Override
  Optional<Row> end() {
    switch (xml.name()) {
      case "url" -> addPlace();
      case "hash" -> addChecksum();
      case "file" -> {
        return Optional.of(row());
      }
      default -> {}
    }
    return Optional.empty();
  }

  private void addPlace() {
    if (direct && places.size() < MOST_PLACES) places.add(new Place(xml.text(), rank));
  }

  private void addChecksum() {
    var found = STRONGEST_FIRST.indexOf(algorithm.replace("-", ""));
    if (xml.parent().equals("pieces") || found < 0 || found >= strength) return;
    strength = found;
    checksum = algorithm + ":" + xml.text();
  }

  private Row row() {
    // Sorting is stable: places of the same rank stay in the document's order.
    places.sort(Comparator.comparingInt(Place::rank));
    var urls = places.stream().map(Place::url).toList();
    return urls.isEmpty() ? nowhere() : new Draft(urls, name, checksum).row(where);
  }

  private Row nowhere() {
    var why = new Malformed(Reason.BAD_URL, "no http or https place of the file " + name);
    return Draft.bad("", where, why);
  }
}
