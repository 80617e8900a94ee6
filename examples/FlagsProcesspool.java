// flags-processpool: downloads 20 flags in other processes, as many as there are processors.
import module java.net.http;

import dev.bunting.futures.Futures;
import dev.bunting.futures.ProcessPoolExecutor;

static final List<String> POP20_CC =
    List.of("CN IN US ID BR PK NG BD RU JP MX PH VN ET EG DE IR TR CD FR".split(" "));

static final Path DEST_DIR = Path.of("downloads");

static final HttpClient client = HttpClient.newHttpClient();

static void saveFlag(byte[] img, String filename) throws IOException {
  Files.createDirectories(DEST_DIR);
  Files.write(DEST_DIR.resolve(filename), img);
}

static byte[] getFlag(String baseUrl, String cc) throws IOException, InterruptedException {
  var url = baseUrl + "/{cc}/{cc}.gif".replace("{cc}", cc.toLowerCase(Locale.ROOT));
  var request = HttpRequest.newBuilder(URI.create(url)).build();
  return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
}

void show(String text) {
  IO.print(text + " ");
}

static String downloadOne(String baseUrl, String cc) throws IOException, InterruptedException {
  var image = getFlag(baseUrl, cc);
  saveFlag(image, cc.toLowerCase(Locale.ROOT) + ".gif");
  return cc;
}

// What runs in another process is static, and what it needs travels with it. What it prints goes
// to standard error; so the codes are shown here.
int downloadMany(List<String> ccList) {
  var baseUrl = FlagsSite.url();
  try (var executor = ProcessPoolExecutor.create()) {
    var res =
        Futures.map(executor, cc -> downloadOne(baseUrl, cc), ccList.stream().sorted().toList());
    return res.peek(this::show).toList().size();
  }
}

void main() {
  var t0 = System.nanoTime();
  var count = downloadMany(POP20_CC);
  var elapsed = (System.nanoTime() - t0) / 1e9;
  var msg = "\n%d flags downloaded in %.2fs";
  IO.println(String.format(Locale.ROOT, msg, count, elapsed));
}
