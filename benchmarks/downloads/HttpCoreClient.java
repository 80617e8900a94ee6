import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.bootstrap.HttpRequester;
import org.apache.hc.core5.http.impl.bootstrap.RequesterBootstrap;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.util.Timeout;

/**
 * Downloads the URLs of a file by HttpCore, a virtual thread for each: CONNECTIONS FILE DIRECTORY.
 */
void main(String[] args) throws Exception {
  int connections = Integer.parseInt(args[0]);
  var turns = new Semaphore(connections);
  var directory = Path.of(args[2]);
  try (var requester = requester(connections);
      var threads = Executors.newVirtualThreadPerTaskExecutor()) {
    for (var url : Files.readAllLines(Path.of(args[1]))) {
      turns.acquire();
      threads.submit(() -> download(requester, URI.create(url), directory, turns));
    }
    threads.close();
  }
}

HttpRequester requester(int connections) {
  return RequesterBootstrap.bootstrap()
      .setMaxTotal(connections)
      .setDefaultMaxPerRoute(connections)
      .create();
}

Void download(HttpRequester requester, URI url, Path directory, Semaphore turns) throws Exception {
  try {
    var name = url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
    var request = ClassicRequestBuilder.create(Method.GET.name()).setUri(url).build();
    return requester.execute(
        HttpHost.create(url),
        request,
        Timeout.ofSeconds(30),
        HttpCoreContext.create(),
        response -> save(response, directory.resolve(name)));
  } finally {
    turns.release();
  }
}

Void save(ClassicHttpResponse response, Path file) throws IOException {
  if (response.getCode() != 200) IO.println(response);
  try (var in = response.getEntity().getContent();
      var out = Files.newOutputStream(file)) {
    in.transferTo(out);
  }
  return null;
}
