// flags: downloads 20 flags, one after the other.
import module java.net.http;

static final List<String> POP20_CC =
    List.of("CN IN US ID BR PK NG BD RU JP MX PH VN ET EG DE IR TR CD FR".split(" "));

static final String BASE_URL = FlagsSite.url();

static final Path DEST_DIR = Path.of("downloads");

final HttpClient client = HttpClient.newHttpClient();

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

int downloadMany(List<String> ccList) throws IOException, InterruptedException {
  for (var cc : ccList.stream().sorted().toList()) {
    var image = getFlag(cc);
    show(cc);
    saveFlag(image, cc.toLowerCase(Locale.ROOT) + ".gif");
  }
  return ccList.size();
}

void main() throws IOException, InterruptedException {
  var t0 = System.nanoTime();
  var count = downloadMany(POP20_CC);
  var elapsed = (System.nanoTime() - t0) / 1e9;
  var msg = "\n%d flags downloaded in %.2fs";
  IO.println(String.format(Locale.ROOT, msg, count, elapsed));
}
