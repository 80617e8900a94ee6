package dev.bunting.plan;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Gives each file a path of its own: the one it wants, or that with the first free number. The rows
 * decide in their order, so every run over the same rows comes to the same paths.
 *
 * <p>Paths that differ only in case, or in how an accent is written, are the same on some systems
 * and so are taken for the same. A file and a folder cannot share a path either. Only 64 bits of
 * hash are kept of each: if two different paths ever had the same, one would get a needless number.
 */
final class Claims {
  /** Up to this number we look one by one, and remember only beyond it where to go on. */
  private static final int FEW = 8;

  private final Fingerprint.Maker fingerprints;
  private final LongSet files = new LongSet();
  private final LongSet folders = new LongSet();
  private final Map<Long, Long> lastNumbers = new HashMap<>();
  private final Map<Long, Long> movedFolders = new HashMap<>();

  Claims(Fingerprint.Maker fingerprints) {
    this.fingerprints = fingerprints;
  }

  /** The path that a file gets that wants this one. */
  String claim(String path) {
    var folder = "";
    var start = 0;
    for (var slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', start)) {
      folder = folder(folder, path.substring(start, slash)) + "/";
      start = slash + 1;
    }
    return file(folder, path.substring(start));
  }

  /** A folder is shared by all that want it; only a file of its name makes it move. */
  private String folder(String parent, String name) {
    var wanted = hash(parent + name);
    if (folders.contains(wanted)) return parent + name;
    if (!files.contains(wanted)) {
      folders.add(wanted);
      return parent + name;
    }
    var number = movedFolders.computeIfAbsent(wanted, _ -> freeFolder(parent, name));
    return parent + SafeNames.numberedFolder(name, number);
  }

  private long freeFolder(String parent, String name) {
    for (var number = 2L; ; number++) {
      var hash = hash(parent + SafeNames.numberedFolder(name, number));
      if (!files.contains(hash)) {
        folders.add(hash);
        return number;
      }
    }
  }

  private String file(String folder, String name) {
    var wanted = hash(folder + name);
    if (takes(wanted)) return folder + name;
    var number = lastNumbers.getOrDefault(wanted, 1L);
    while (true) {
      number++;
      var candidate = folder + SafeNames.numbered(name, number);
      if (takes(hash(candidate))) {
        if (number > FEW) lastNumbers.put(wanted, number);
        return candidate;
      }
    }
  }

  private boolean takes(long hash) {
    return !folders.contains(hash) && files.add(hash);
  }

  private long hash(String path) {
    return fingerprints.of(folded(path)).high();
  }

  private static String folded(String path) {
    if (isAscii(path)) return path.toLowerCase(Locale.ROOT);
    var composed = Normalizer.normalize(path, Normalizer.Form.NFC);
    return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static boolean isAscii(String path) {
    for (var i = 0; i < path.length(); i++) if (path.charAt(i) >= 128) return false;
    return true;
  }
}
