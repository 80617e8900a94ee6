package dev.bunting.page;

import dev.bunting.chart.StyleSheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The page's style sheet and script, and what allows a browser these two and nothing else. */
final class Resources {
  static final String STYLE = style();
  static final String SCRIPT = read("page.js");

  /** Content Security Policy, level 3: the page loads nothing, and sends nothing anywhere. */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'; script-src 'sha256-"
          + sha256(SCRIPT)
          + "'; img-src data:; base-uri 'none'; form-action 'none'";

  private Resources() {}

  private static String style() {
    return ":root{"
        + StyleSheet.properties(false)
        + "}@media screen and (prefers-color-scheme:dark){:root{"
        + StyleSheet.properties(true)
        + "}}"
        + StyleSheet.forPages()
        + read("page.css");
  }

  private static String read(String name) {
    try (var in = Resources.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException("not in the jar: " + name);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
