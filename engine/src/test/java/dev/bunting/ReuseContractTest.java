package dev.bunting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.server.FaultServer;
import dev.bunting.server.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections are used again, with many hosts too: every style passes the same tests. */
@ParameterizedClass
@EnumSource(Style.class)
class ReuseContractTest extends EveryStyle {
  private static final int HOSTS = 20;
  private static final int ROUNDS = 5;

  private final List<FaultServer> hosts = new ArrayList<>();

  ReuseContractTest(Style style) {
    super(style);
  }

  @BeforeEach
  void startHosts() {
    for (int i = 0; i < HOSTS; i++) hosts.add(FaultServer.start().fallback(_ -> Reply.ok("hello")));
  }

  @AfterEach
  void closeHosts() {
    hosts.forEach(FaultServer::close);
  }

  @Test
  void hostsInTurnAreEachConnectedToOnce() throws Exception {
    var inTurn =
        IntStream.range(0, HOSTS * ROUNDS)
            .mapToObj(i -> new Download(hosts.get(i % HOSTS).uri("/" + i), "f" + i))
            .toArray(Download[]::new);
    assertThat(download(options().withMaxRequests(1), inTurn))
        .hasOnlyElementsOfType(Outcome.Saved.class);
    assertThat(hosts).allMatch(host -> host.connections() == 1);
  }
}
