package dev.bunting.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  private static final Route A = Route.direct(new Origin(false, "a", 80));
  private static final Route B = Route.direct(new Origin(false, "b", 80));

  private static Connection to(Route route) throws IOException {
    return new Connection(route, 1, new PlainWire(SocketChannel.open()));
  }

  private static boolean isOpen(Connection connection) {
    return connection.wire.socket().isOpen();
  }

  @Test
  void givesTheOneLastUsedOfTheSameRoute() throws Exception {
    try (var connections = new Connections(10)) {
      var first = to(A);
      var second = to(A);
      connections.give(first);
      connections.give(second);
      connections.give(to(B));
      assertThat(connections.take(A)).containsSame(second);
      assertThat(connections.take(A)).containsSame(first);
      assertThat(connections.take(A)).isEmpty();
      first.close();
      second.close();
    }
  }

  @Test
  void overTheLimitTheOneThatWaitsLongestIsClosed() throws Exception {
    try (var connections = new Connections(2)) {
      var oldest = to(A);
      connections.give(oldest);
      connections.give(to(B));
      connections.give(to(B));
      assertThat(isOpen(oldest)).isFalse();
      assertThat(connections.take(A)).isEmpty();
    }
  }

  @Test
  void aClosedPoolKeepsNothingOpen() throws Exception {
    var connections = new Connections(2);
    var before = to(A);
    connections.give(before);
    connections.close();
    var after = to(A);
    connections.give(after);
    assertThat(isOpen(before)).isFalse();
    assertThat(isOpen(after)).isFalse();
  }
}
