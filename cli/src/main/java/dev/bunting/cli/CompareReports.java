package dev.bunting.cli;

import dev.bunting.EnvironmentException;
import dev.bunting.cli.compare.Result;
import dev.bunting.cli.compare.ResultJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

  static void write(Result result, Path file) throws IOException {
    ResultJson.write(result, Files.newOutputStream(file));
  }
}
