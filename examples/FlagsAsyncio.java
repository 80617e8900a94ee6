// flags-asyncio: downloads 20 flags at once on an event loop, with futures that call back.
import module java.net.http;

import dev.bunting.futures.Futures;
import dev.bunting.futures.Futures.Until;

static final List<String> POP20_CC =
    List.of("CN IN US ID BR PK NG BD RU JP MX PH VN ET EG DE IR TR CD FR".split(" "));

static final String BASE_URL = FlagsSite.url();

static final Path DEST_DIR = Path.of("downloads");

final HttpClient client = HttpClient.newHttpClient();

void saveFlag(byte[] img, String filename) {
  try {
    Files.createDirectories(DEST_DIR);
    Files.write(DEST_DIR.resolve(filename), img);
  } catch (IOException e) {
    throw new UncheckedIOException(e);
  }
}

CompletableFuture<byte[]> getFlag(String cc) {
  var url = BASE_URL + "/{cc}/{cc}.gif".replace("{cc}", cc.toLowerCase(Locale.ROOT));
  var request = HttpRequest.newBuilder(URI.create(url)).build();
  return client
      .sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
      .thenApply(HttpResponse::body);
}

void show(String text) {
  IO.print(text + " ");
}

CompletableFuture<String> downloadOne(String cc) {
  return getFlag(cc)
      .thenApply(image -> {
        show(cc);
        saveFlag(image, cc.toLowerCase(Locale.ROOT) + ".gif");
        return cc;
      });
}

int downloadMany(List<String> ccList) throws InterruptedException {
  var toDo = ccList.stream().sorted().map(this::downloadOne).toList();
  var res = Futures.await(toDo, Until.ALL_COMPLETED).done();
  for (var future : res) future.join();
  return res.size();
}

void main() throws InterruptedException {
  var t0 = System.nanoTime();
  var count = downloadMany(POP20_CC);
  var elapsed = (System.nanoTime() - t0) / 1e9;
  var msg = "\n%d flags downloaded in %.2fs";
  IO.println(String.format(Locale.ROOT, msg, count, elapsed));
}
