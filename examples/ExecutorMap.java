// executor-map: shows that calling a concurrent map does not wait, and reading its results does.
import dev.bunting.futures.Futures;

void display(Object... args) {
  var words = Stream.of(args).map(Object::toString).collect(Collectors.joining(" "));
  IO.println(LocalTime.now().format(DateTimeFormatter.ofPattern("'['HH:mm:ss'] '")) + words);
}

int loiter(int n) throws InterruptedException {
  var tabs = "\t".repeat(n);
  display("%sloiter(%d): doing nothing for %ds...".formatted(tabs, n, n));
  Thread.sleep(Duration.ofSeconds(n));
  display("%sloiter(%d): done.".formatted(tabs, n));
  return n * 10;
}

void main() {
  display("Script starting.");
  try (var executor = Executors.newFixedThreadPool(3)) {
    var results = Futures.map(executor, this::loiter, List.of(0, 1, 2, 3, 4)); // does not wait
    display("results:", results);
    display("Waiting for individual results:");
    var i = 0;
    for (var it = results.iterator(); it.hasNext(); i++) { // waits for the next one
      display("result %d: %d".formatted(i, it.next()));
    }
  }
}
