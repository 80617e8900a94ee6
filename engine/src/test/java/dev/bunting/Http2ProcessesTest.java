package dev.bunting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.TestCertificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Worker processes speak HTTP/2, too, with what the job trusts. */
class Http2ProcessesTest {
  @TempDir Path directory;

  @Test
  void fetchesAndTellsWhatIsNotThere() throws Exception {
    try (var server = Http2Server.startTls()) {
      server.enqueue(Http2Answer.ok("hello"), Http2Answer.status(404), Http2Answer.ok("again"));
      var downloads = new ArrayList<Download>();
      for (var name : List.of("a", "b", "c"))
        downloads.add(new Download(server.uri("/" + name), name));
      var statuses = new ArrayList<Status>();
      try (var job = Bunting.download(downloads, options())) {
        job.forEach(outcome -> statuses.add(outcome.status()));
      }
      assertThat(statuses).containsExactlyInAnyOrder(Status.OK, Status.NOT_FOUND, Status.OK);
    }
  }

  private Options options() throws Exception {
    var authority = Files.writeString(directory.resolve("ca.pem"), TestCertificates.authorityPem());
    return Options.defaults()
        .withStyle(Style.PROCESSES)
        .withMaxRequests(1)
        .withDirectory(directory.resolve("files"))
        .withPoliteness(Politeness.NONE)
        .withHttp(
            Http.DEFAULT
                .withCertificates(Certificates.SYSTEM.withAuthorities(authority))
                .withVersion(Http.Version.HTTP_2));
  }
}
