package dev.bunting.cli;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** Two-letter codes to look for: sorted, each once. The seed's {@code expand_cc_args}. */
final class CountryCodes {
  /** The twenty countries with the most people. */
  private static final List<String> POP20 =
      List.of(
          "CN", "IN", "US", "ID", "BR", "PK", "NG", "BD", "RU", "JP", "MX", "PH", "VN", "ET", "EG",
          "DE", "IR", "TR", "CD", "FR");

  private CountryCodes() {}

  /** What is asked for when nothing is: {@code BD} to {@code VN}. */
  static SortedSet<String> mostPopulous() {
    return new TreeSet<>(POP20);
  }

  /** The codes that have a flag, those of ISO 3166: {@code AD} to {@code ZW}. */
  static SortedSet<String> available() {
    return new TreeSet<>(List.of(Locale.getISOCountries()));
  }

  /** {@code AA} to {@code ZZ}, all 676. */
  static SortedSet<String> every() {
    var codes = new TreeSet<String>();
    for (char first = 'A'; first <= 'Z'; first++) addAll(codes, first);
    return codes;
  }

  /**
   * The codes that the words stand for: {@code br} for itself, {@code b} for {@code BA} to {@code
   * BZ}.
   *
   * @throws UsageException if a word is neither
   */
  static SortedSet<String> of(List<String> words) {
    var codes = new TreeSet<String>();
    for (var word : words) add(codes, word);
    return codes;
  }

  private static void add(SortedSet<String> codes, String word) {
    // Before upper case is made of it: that of "ß" is "SS".
    if (word.isEmpty() || word.length() > 2 || !word.chars().allMatch(CountryCodes::isLetter))
      throw new UsageException("each CC argument must be A to Z or AA to ZZ.");
    var code = word.toUpperCase(Locale.ROOT);
    if (code.length() == 2) codes.add(code);
    else addAll(codes, code.charAt(0));
  }

  private static boolean isLetter(int c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static void addAll(SortedSet<String> codes, char first) {
    for (char second = 'A'; second <= 'Z'; second++) codes.add("" + first + second);
  }
}
