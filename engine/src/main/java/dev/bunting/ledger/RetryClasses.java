package dev.bunting.ledger;

import dev.bunting.Reason;
import dev.bunting.Status;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of the rows that are not ok are to be tried again.
 *
 * @param words classes such as {@code timeout}, and reasons such as {@code http-503}
 */
public record RetryClasses(List<String> words) {
  private static final String HTTP = "http-";

  private static final Map<String, Set<String>> REASONS = new LinkedHashMap<>();

  static {
    REASONS.put("timeout", Set.of("connect-timeout", "idle-timeout", "deadline"));
    REASONS.put(
        "connect",
        Set.of("connect-refused", "connect-timeout", "connect-failed", "connection-reset"));
    REASONS.put("dns", known("dns-"));
    REASONS.put("tls", known("tls-"));
  }

  private static final Set<String> KNOWN = known("");

  /**
   * @throws IllegalArgumentException if a word is none that is known; the message lists those
   */
  public RetryClasses {
    words = List.copyOf(words);
    words.forEach(RetryClasses::check);
  }

  /** Every row with status {@code error}: what is not there for good is not among them. */
  public static RetryClasses allErrors() {
    return new RetryClasses(List.of("error"));
  }

  /**
   * Reads words with commas between them: {@code timeout,5xx,http-429}.
   *
   * @throws IllegalArgumentException if a word is none that is known; the message lists those
   */
  public static RetryClasses parse(String text) {
    return new RetryClasses(
        Arrays.stream(text.split(",")).map(String::trim).filter(w -> !w.isEmpty()).toList());
  }

  boolean match(Entry entry) {
    return words.stream().anyMatch(word -> matches(word, entry));
  }

  private static boolean matches(String word, Entry entry) {
    return switch (word) {
      case "error" -> entry.status() == Status.ERROR;
      case "not-found" -> entry.status() == Status.NOT_FOUND;
      case "4xx" -> hasReason(entry, reason -> reason.startsWith(HTTP + "4"));
      case "5xx" -> hasReason(entry, reason -> reason.startsWith(HTTP + "5"));
      default -> hasReason(entry, REASONS.getOrDefault(word, Set.of(word))::contains);
    };
  }

  private static boolean hasReason(Entry entry, Predicate<String> wanted) {
    return entry.reason().filter(wanted).isPresent();
  }

  private static void check(String word) {
    var classes =
        Stream.concat(Stream.of("error", "not-found", "4xx", "5xx"), REASONS.keySet().stream());
    if (classes.noneMatch(word::equals) && !KNOWN.contains(word) && !isHttpStatus(word))
      throw new IllegalArgumentException(
          "'"
              + word
              + "' is none of: error, not-found, 4xx, 5xx, http-NNN, "
              + Stream.concat(REASONS.keySet().stream(), KNOWN.stream().sorted())
                  .collect(Collectors.joining(", ")));
  }

  private static boolean isHttpStatus(String word) {
    return word.length() == HTTP.length() + 3
        && word.startsWith(HTTP)
        && word.chars().skip(HTTP.length()).allMatch(c -> c >= '0' && c <= '9');
  }

  private static Set<String> known(String prefix) {
    return Arrays.stream(Reason.values())
        .filter(reason -> reason != Reason.HTTP_STATUS)
        .map(Reason::word)
        .filter(word -> word.startsWith(prefix))
        .collect(Collectors.toUnmodifiableSet());
  }
}
