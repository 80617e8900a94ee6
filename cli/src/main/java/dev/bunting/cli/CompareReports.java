package dev.bunting.cli;

import dev.bunting.EnvironmentException;
import dev.bunting.chart.Png;
import dev.bunting.cli.compare.Result;
import dev.bunting.cli.compare.ResultJson;
import dev.bunting.cli.compare.ResultPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes what a comparison has found, as the extension of a file tells. */
final class CompareReports {
  private CompareReports() {}

  /**
   * Says at once what would be said after a minute of runs.
   *
   * @throws EnvironmentException if one of the files cannot be written
   */
  static void check(List<Path> files) throws EnvironmentException {
    for (var file : files) {
      var parent = file.toAbsolutePath().getParent();
      if (Files.isDirectory(file) || parent == null || !Files.isWritable(parent))
        throw new EnvironmentException("cannot write " + file);
    }
  }

  /**
   * Writes one.
   *
   * @param title what was compared, in a line
   */
  static void write(Result result, String title, Path file) throws IOException {
    var name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".json")) ResultJson.write(result, Files.newOutputStream(file));
    else if (name.endsWith(".svg")) Files.writeString(file, ResultPage.svg(result, title));
    else if (name.endsWith(".png")) writePng(ResultPage.svg(result, title), file);
    else Files.writeString(file, ResultPage.html(result, title));
  }

  private static void writePng(String svg, Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      Png.write(svg, out);
    }
  }
}
