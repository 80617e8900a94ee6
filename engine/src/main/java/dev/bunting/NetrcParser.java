package dev.bunting;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the text of a {@code .netrc}: words between blanks, {@code "quoted \" ones"} as curl has
 * them, {@code #} comments at the beginning of a word where a keyword could stand, and macros,
 * which are passed over. The first entry of a machine counts.
 */
final class NetrcParser {
  private final String text;
  private int at;
  private int line = 1;
  private boolean quoted;

  private final Map<String, Login> machines = new HashMap<>();
  private Optional<Login> fallback = Optional.empty();

  NetrcParser(String text) {
    this.text = text;
  }

  Netrc parse() throws IOException {
    var word = keyword();
    while (!word.isEmpty()) {
      switch (word) {
        case "machine" -> {
          var host = value("machine");
          word = entry(Optional.of(host));
        }
        case "default" -> word = entry(Optional.empty());
        case "macdef" -> {
          skipMacro();
          word = keyword();
        }
        default -> throw wrong("neither machine, default nor macdef");
      }
    }
    return new Netrc(machines, fallback);
  }

  /** Reads up to the next word that is no part of the entry, and returns it. */
  private String entry(Optional<String> host) throws IOException {
    if (fallback.isPresent()) throw wrong("an entry after default is never used");
    var user = "";
    var password = "";
    while (true) {
      var word = keyword();
      switch (word) {
        case "login" -> user = value(word);
        case "password" -> password = value(word);
        case "account" -> value(word);
        case "macdef" -> skipMacro();
        default -> {
          keep(host, user, password);
          return word;
        }
      }
    }
  }

  private void keep(Optional<String> host, String user, String password) throws IOException {
    try {
      var login = new Login(user, password);
      if (host.isEmpty()) fallback = Optional.of(login);
      else machines.putIfAbsent(host.get().toLowerCase(Locale.ROOT), login);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private String value(String of) throws IOException {
    var word = word();
    if (word.isEmpty() && !quoted) throw wrong("nothing after " + of);
    return word;
  }

  /** The next word that is no comment; empty at the end. */
  private String keyword() throws IOException {
    var word = word();
    while (word.startsWith("#") && !quoted) {
      skipLine();
      word = word();
    }
    return word;
  }

  private String word() throws IOException {
    while (at < text.length() && isBlank(text.charAt(at))) step();
    quoted = at < text.length() && text.charAt(at) == '"';
    if (quoted) return quotedWord();
    int start = at;
    while (at < text.length() && !isBlank(text.charAt(at))) at++;
    return text.substring(start, at);
  }

  private String quotedWord() throws IOException {
    var word = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\n') throw wrong("a quote that does not end");
      if (text.charAt(at) != '\\') word.append(text.charAt(at++));
      else {
        if (++at == text.length()) break;
        word.append(escaped(text.charAt(at++)));
      }
    }
    if (at == text.length()) throw wrong("a quote that does not end");
    at++;
    return word.toString();
  }

  private static char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> c;
    };
  }

  /** A macro's name, and its lines up to an empty one. */
  private void skipMacro() throws IOException {
    value("macdef");
    skipLine();
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') skipLine();
  }

  private void skipLine() {
    while (at < text.length() && text.charAt(at) != '\n') at++;
    if (at < text.length()) step();
  }

  private void step() {
    if (text.charAt(at++) == '\n') line++;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private IOException wrong(String what) {
    return new IOException("line " + line + ": " + what);
  }
}
