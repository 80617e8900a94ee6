package dev.bunting.cli;

import dev.bunting.Download;
import dev.bunting.Options;
import dev.bunting.Politeness;
import dev.bunting.Style;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What one run of {@code flags} is to do.
 *
 * @param site the label of the server
 * @param base what comes before {@code /cc/cc.gif}
 * @param codes upper case, sorted, each once, at least one
 * @param style who waits
 * @param connections how many requests at once
 * @param directory where the pictures go
 */
record FlagsRequest(
    Site site, String base, List<String> codes, Style style, int connections, Path directory) {

  FlagsRequest {
    codes = List.copyOf(codes);
  }

  /** One row per code. */
  List<Download> downloads() {
    return codes.stream().map(this::download).toList();
  }

  /** How the job runs: as in the seed, each code is asked for once. */
  Options options() {
    return Options.defaults()
        .withStyle(style)
        .withMaxRequests(connections)
        .withDirectory(directory)
        .withPoliteness(Politeness.NONE);
  }

  private Download download(String code) {
    var cc = code.toLowerCase(Locale.ROOT);
    return new Download(URI.create(base + "/" + cc + "/" + cc + ".gif"), cc + ".gif");
  }
}
