import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Downloads the URLs of a file by the JDK's client, a virtual thread for each: CONNECTIONS FILE
 * DIRECTORY.
 */
void main(String[] args) throws Exception {
  var turns = new Semaphore(Integer.parseInt(args[0]));
  var directory = Path.of(args[2]);
  try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
      var threads = Executors.newVirtualThreadPerTaskExecutor()) {
    for (var url : Files.readAllLines(Path.of(args[1]))) {
      turns.acquire();
      threads.submit(() -> download(client, url, directory, turns));
    }
  }
}

Void download(HttpClient client, String url, Path directory, Semaphore turns) throws Exception {
  try {
    var name = url.substring(url.lastIndexOf('/') + 1);
    var request = HttpRequest.newBuilder(URI.create(url)).build();
    var response = client.send(request, BodyHandlers.ofFile(directory.resolve(name)));
    if (response.statusCode() != 200) IO.println(response);
    return null;
  } finally {
    turns.release();
  }
}
