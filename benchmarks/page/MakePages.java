import dev.bunting.Status;
import dev.bunting.Timings;
import dev.bunting.ledger.Entry;
import dev.bunting.ledger.SavedFile;
import dev.bunting.ledger.Tried;
import dev.bunting.page.JobPage;
import dev.bunting.page.Story;
import java.time.Instant;
import java.util.Random;

private static final Instant BEGAN = Instant.parse("2026-03-04T05:06:07.089Z");

/**
 * Makes pages of jobs that never were: DIRECTORY ROWS... Prints how long it took and how much it
 * is.
 */
void main(String[] args) throws Exception {
  for (int i = 1; i < args.length; i++) make(Path.of(args[0]), Integer.parseInt(args[i]));
}

void make(Path directory, int rows) throws Exception {
  var story = new Story(url -> url, line -> line);
  long making = 0;
  for (int from = 1; from <= rows; from += 1_000) {
    var some = new ArrayList<Entry>();
    for (int i = from; i < from + 1_000 && i <= rows; i++) some.add(row(i));
    long begun = System.nanoTime();
    some.forEach(story::add);
    making += System.nanoTime() - begun;
  }
  long begun = System.nanoTime();
  var file = directory.resolve("page-" + rows + ".html");
  Files.writeString(file, JobPage.html(story, Path.of("downloads")));
  long writing = System.nanoTime() - begun;
  IO.println(
      "%,d rows: %.2f s while they come, %.2f s to write, %,d bytes, %d MB of heap used"
          .formatted(rows, making / 1e9, writing / 1e9, Files.size(file), used()));
}

long used() {
  System.gc();
  return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
}

Entry row(long index) {
  var random = new Random(index * 31);
  random.nextInt();
  var name = "item-" + index + ".jpg";
  var url = "https://cdn" + index % 5 + ".example/pictures/2026/" + name + "?size=large";
  var ok = random.nextInt(60) > 0;
  long turn = (index - 1) / 64;
  long await = 15_000_000 + (long) (random.nextDouble() * random.nextDouble() * 60_000_000);
  long receive = ok ? (long) (random.nextDouble() * random.nextDouble() * 25_000_000) : 0;
  var timings = new Timings(0, turn == 0 ? 9_000_000 : 0, 0, await, receive);
  var began = BEGAN.plusMillis(turn * 102 + index % 64 / 8);
  return new Entry(
      index,
      url,
      name,
      ok ? Status.OK : Status.ERROR,
      ok ? Optional.empty() : Optional.of("http-503"),
      "",
      Optional.of(new Tried(OptionalInt.of(ok ? 200 : 503), 1, began, timings, Optional.empty())),
      ok ? Optional.of(SavedFile.of(name, random.nextInt(200_000))) : Optional.empty());
}
