import dev.bunting.Bunting;
import dev.bunting.Download;
import dev.bunting.Limits;
import dev.bunting.Options;
import dev.bunting.Outcome;
import dev.bunting.Politeness;
import dev.bunting.Records;
import dev.bunting.Style;
import java.util.stream.Stream;

/**
 * Downloads the URLs of a file, by the library: STYLE CONNECTIONS SEGMENTS FILE DIRECTORY
 * [records|digests]. With "records" it keeps a ledger, with "digests" it hashes the files, too.
 */
void main(String[] args) throws Exception {
  var options =
      Options.defaults()
          .withStyle(Style.valueOf(args[0].toUpperCase(Locale.ROOT)))
          .withMaxRequests(Integer.parseInt(args[1]))
          .withLimits(Limits.NONE.withSegments(Integer.parseInt(args[2])))
          .withDirectory(Path.of(args[4]))
          .withPoliteness(Politeness.NONE);
  if (args.length > 5) options = options.withRecords(records(args[5]));
  run(options, Path.of(args[3]));
}

Records records(String word) {
  return Records.defaults().withSha256(word.equals("digests"));
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
