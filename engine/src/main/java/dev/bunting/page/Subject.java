package dev.bunting.page;

import java.io.File;
import java.nio.file.Path;

/**
 * What a page is about.
 *
 * @param directory where the files went, as the user called it
 */
public record Subject(Path directory) {

  /** The command that tries all errors again, as a shell reads it. */
  public String retryCommand() {
    return "bunting retry " + word();
  }

  /** The command that writes what became of each row. */
  public String reportCommand() {
    return "bunting report " + word() + " -o rows.csv";
  }

  private String word() {
    var text = directory.toString();
    return quoted(text.startsWith("-") ? "." + File.separator + text : text);
  }

  /** The command that tries one class again, such as {@code 5xx} or {@code http-503}. */
  public String retryCommand(String word) {
    return retryCommand() + " --class " + word;
  }

  private static String quoted(String text) {
    if (!text.isEmpty() && text.chars().allMatch(Subject::isPlain)) return text;
    return File.separatorChar == '\\' ? '"' + text + '"' : "'" + text.replace("'", "'\\''") + "'";
  }

  private static boolean isPlain(int c) {
    return Character.isLetterOrDigit(c) || "_-./\\:,+@%=".indexOf(c) >= 0;
  }

  /** What the page is called. */
  String title() {
    return "Downloads into " + (directory.toString().isEmpty() ? "." : directory);
  }
}
