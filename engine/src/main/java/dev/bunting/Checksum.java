package dev.bunting;

import java.util.Locale;

/**
 * What the bytes of a file must hash to.
 *
 * @param algorithm one of {@code sha-256}, {@code sha-512}, {@code sha-1}, {@code md5}, in any case
 *     and with or without the hyphen; kept as here
 * @param hex the digest in hexadecimal, of the algorithm's length; kept in lower case
 */
public record Checksum(String algorithm, String hex) {

  /**
   * @throws IllegalArgumentException if the algorithm is another one, or the digest is not
   *     hexadecimal or not as long as the algorithm's
   */
  public Checksum {
    algorithm = canonical(algorithm);
    hex = hex.toLowerCase(Locale.ROOT);
    if (hex.length() != digits(algorithm)
        || !hex.chars().allMatch(c -> Character.digit(c, 16) >= 0))
      throw new IllegalArgumentException(
          algorithm + " has " + digits(algorithm) + " hexadecimal digits, not: " + hex);
  }

  /**
   * Reads {@code ALGORITHM:HEX} or, as aria2 writes it, {@code ALGORITHM=HEX}.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public static Checksum parse(String text) {
    var middle = Math.max(text.indexOf(':'), text.indexOf('='));
    if (middle < 0) throw new IllegalArgumentException("not ALGORITHM:HEX: " + text);
    return new Checksum(text.substring(0, middle).trim(), text.substring(middle + 1).trim());
  }

  private static String canonical(String algorithm) {
    return switch (algorithm.toLowerCase(Locale.ROOT).replace("-", "")) {
      case "sha256" -> "sha-256";
      case "sha512" -> "sha-512";
      case "sha1" -> "sha-1";
      case "md5" -> "md5";
      default -> throw new IllegalArgumentException("unknown checksum algorithm: " + algorithm);
    };
  }

  private static int digits(String algorithm) {
    return switch (algorithm) {
      case "sha-256" -> 64;
      case "sha-512" -> 128;
      case "sha-1" -> 40;
      default -> 32;
    };
  }

  /** As {@link #parse} reads it: {@code sha-256:9f86...}. */
  @Override
  public String toString() {
    return algorithm + ":" + hex;
  }
}
