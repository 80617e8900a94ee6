// future-states: five downloads on three threads, so that two futures have to wait.
import module java.net.http;

import dev.bunting.futures.Futures;

static final List<String> POP20_CC =
    List.of("CN IN US ID BR PK NG BD RU JP MX PH VN ET EG DE IR TR CD FR".split(" "));

static final String BASE_URL = FlagsSite.url();

static final Path DEST_DIR = Path.of("downloads");

final HttpClient client = HttpClient.newHttpClient();

/** A pool that shows what waits in its queue. */
final ThreadPoolExecutor executor = (ThreadPoolExecutor) Executors.newFixedThreadPool(3);

void saveFlag(byte[] img, String filename) throws IOException {
  Files.createDirectories(DEST_DIR);
  Files.write(DEST_DIR.resolve(filename), img);
}

byte[] getFlag(String cc) throws IOException, InterruptedException {
  var url = BASE_URL + "/{cc}/{cc}.gif".replace("{cc}", cc.toLowerCase(Locale.ROOT));
  var request = HttpRequest.newBuilder(URI.create(url)).build();
  return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
}

void show(String text) {
  IO.print(text + " ");
}

String downloadOne(String cc) throws IOException, InterruptedException {
  var image = getFlag(cc);
  show(cc);
  saveFlag(image, cc.toLowerCase(Locale.ROOT) + ".gif");
  return cc;
}

String describe(Future<?> future) {
  var state =
      switch (future.state()) {
        case RUNNING -> executor.getQueue().contains(future) ? "pending" : "running";
        case SUCCESS -> "finished returned " + future.resultNow().getClass().getSimpleName();
        case FAILED -> "finished raised " + future.exceptionNow().getClass().getSimpleName();
        case CANCELLED -> "cancelled";
      };
  return "<Future at 0x%08x state=%s>".formatted(System.identityHashCode(future), state);
}

int downloadMany(List<String> ccList) throws ExecutionException, InterruptedException {
  ccList = ccList.subList(0, 5);
  try (executor) {
    var toDo = new ArrayList<Future<String>>();
    for (var cc : ccList.stream().sorted().toList()) {
      var future = executor.submit(() -> downloadOne(cc));
      toDo.add(future);
      IO.println("Scheduled for %s: %s".formatted(cc, describe(future)));
    }

    var results = new ArrayList<String>();
    for (var future : Futures.asCompleted(toDo)) {
      var res = future.get();
      IO.println("%s result: '%s'".formatted(describe(future), res));
      results.add(res);
    }
    return results.size();
  }
}

void main() throws ExecutionException, InterruptedException {
  var t0 = System.nanoTime();
  var count = downloadMany(POP20_CC);
  var elapsed = (System.nanoTime() - t0) / 1e9;
  var msg = "\n%d flags downloaded in %.2fs";
  IO.println(String.format(Locale.ROOT, msg, count, elapsed));
}
