package dev.bunting.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version as the build wrote it down. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    try (var text = Version.class.getResourceAsStream("version.txt")) {
      if (text == null) throw new FileNotFoundException("version.txt");
      return new String[] {new String(text.readAllBytes(), StandardCharsets.UTF_8).strip()};
    }
  }
}
