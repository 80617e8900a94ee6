package dev.bunting.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** One word out of a closed list, in whatever case. */
final class Choice {
  private Choice() {}

  /**
   * The constant with that name.
   *
   * @param option how the complaint calls the option
   * @throws UsageException if there is none; it lists what there is, in upper case
   */
  static <E extends Enum<E>> E upper(String option, String word, E[] constants) {
    return among(option, word, constants, name -> name.toUpperCase(Locale.ROOT));
  }

  /** As {@link #upper}, and the complaint lists what there is in lower case. */
  static <E extends Enum<E>> E lower(String option, String word, E[] constants) {
    return among(option, word, constants, name -> name.toLowerCase(Locale.ROOT));
  }

  private static <E extends Enum<E>> E among(
      String option, String word, E[] constants, UnaryOperator<String> shown) {
    for (var constant : constants) if (constant.name().equalsIgnoreCase(word)) return constant;
    var names = Arrays.stream(constants).map(Enum::name).map(shown).sorted();
    throw new UsageException(option + " must be one of " + names.collect(Collectors.joining(", ")));
  }
}
