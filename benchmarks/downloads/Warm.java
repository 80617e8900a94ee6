import dev.bunting.Bunting;
import dev.bunting.Download;
import dev.bunting.Options;
import dev.bunting.Outcome;
import dev.bunting.Politeness;
import dev.bunting.Style;
import java.util.stream.Stream;

/**
 * Downloads a list four times in one process, and prints each time: STYLE CONNECTIONS FILE
 * DIRECTORY.
 */
void main(String[] args) throws Exception {
  for (int i = 1; i <= 4; i++) {
    long begun = System.nanoTime();
    run(options(args, Path.of(args[3], "run-" + i)), Path.of(args[2]));
    IO.println(args[0] + " " + i + ": " + (System.nanoTime() - begun) / 1_000_000 + " ms");
  }
}

Options options(String[] args, Path directory) {
  return Options.defaults()
      .withStyle(Style.valueOf(args[0].toUpperCase(Locale.ROOT)))
      .withMaxRequests(Integer.parseInt(args[1]))
      .withDirectory(directory)
      .withPoliteness(Politeness.NONE);
}

void run(Options options, Path list) throws Exception {
  try (Stream<String> lines = Files.lines(list);
      var job = Bunting.download(() -> lines.map(this::download).iterator(), options)) {
    for (var outcome : job) {
      if (!(outcome instanceof Outcome.Saved)) IO.println(outcome);
    }
  }
}

Download download(String url) {
  return new Download(URI.create(url), url.substring(url.lastIndexOf('/') + 1));
}
