// library: downloads flags with the library: options, outcomes as they complete, cancellation.
import dev.bunting.Bunting;
import dev.bunting.Download;
import dev.bunting.Options;
import dev.bunting.Outcome;
import java.time.Duration;

static final List<String> CODES =
    List.of("CN IN US ID BR PK NG BD RU JP MX PH VN ET EG DE IR TR CD FR XX".split(" "));

static final String BASE_URL = FlagsSite.url();

static final Options OPTIONS =
    Options.defaults()
        .withDirectory(Path.of("downloads"))
        .withMaxRequests(5)
        .withIdleTimeout(Duration.ofSeconds(10));

Download flag(String cc) {
  var name = cc.toLowerCase(Locale.ROOT) + ".gif";
  var directory = cc.toLowerCase(Locale.ROOT);
  return new Download(URI.create(BASE_URL + "/" + directory + "/" + name), name);
}

/** The compiler makes sure that no way to end is forgotten. */
String describe(Outcome outcome) {
  return switch (outcome) {
    case Outcome.Saved saved -> saved.path() + ", " + saved.bytes() + " bytes";
    case Outcome.NotFound gone -> "not found: " + gone.url();
    case Outcome.Failed failed -> failed.word() + ": " + failed.url();
    case Outcome.Duplicate twin ->
        "row " + twin.index() + " asks for the same as " + twin.ofIndex();
    case Outcome.Rejected refused -> refused.detail();
  };
}

/** Downloads them all, or stops once as many are there as the argument says. */
void main(String... args) throws IOException {
  long enough = args.length == 0 ? Long.MAX_VALUE : Long.parseLong(args[0]);
  var flags = CODES.stream().map(this::flag).toList();

  try (var job = Bunting.download(flags, OPTIONS)) {
    for (var outcome : job) { // each as soon as its download has ended
      IO.println(describe(outcome));
      if (job.summary().ok() == enough) job.cancel();
    }
    var end = job.summary();
    IO.println(
        "%d saved, %d not found, %d errors".formatted(end.ok(), end.notFound(), end.errors()));
  }
}
