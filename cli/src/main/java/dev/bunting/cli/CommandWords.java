package dev.bunting.cli;

import dev.bunting.Bunting;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** A command line as it is kept and shown: to be copied into a shell, and without secrets. */
final class CommandWords {
  private static final String HIDDEN = "***";
  private static final List<String> SECRET = List.of("--header", "--user");
  private static final int LONGEST = 2_000;

  private CommandWords() {}

  /** The command with these arguments; cut off if it is of no use to anybody at that length. */
  static String of(List<String> args) {
    var words = new ArrayList<>(List.of("bunting"));
    var option = "";
    for (var arg : args) {
      words.add(quoted(SECRET.contains(option) ? HIDDEN : withoutSecret(arg)));
      option = arg;
    }
    var line = String.join(" ", words);
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  private static String withoutSecret(String arg) {
    for (var option : SECRET) if (arg.startsWith(option + "=")) return option + "=" + HIDDEN;
    return Bunting.redacted(arg);
  }

  /** The text as a shell reads it back. */
  static String quoted(String text) {
    if (!text.isEmpty() && text.chars().allMatch(CommandWords::isPlain)) return text;
    return File.separatorChar == '\\' ? '"' + text + '"' : "'" + text.replace("'", "'\\''") + "'";
  }

  private static boolean isPlain(int c) {
    return Character.isLetterOrDigit(c) || "_-./\\:,+@%=".indexOf(c) >= 0;
  }
}
