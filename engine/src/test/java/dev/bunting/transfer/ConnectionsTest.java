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

  private long now;

  private Connections pool(int least, int most) {
    return new Connections(least, () -> most, () -> now);
  }

  private static boolean isOpen(Connection connection) {
    return connection.wire.socket().isOpen();
  }

  @Test
  void givesTheOneLastUsedOfTheSameRoute() throws Exception {
    try (var connections = pool(10, 10)) {
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
    try (var connections = pool(2, 2)) {
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
    var connections = pool(2, 2);
    var before = to(A);
    connections.give(before);
    connections.close();
    var after = to(A);
    connections.give(after);
    assertThat(isOpen(before)).isFalse();
    assertThat(isOpen(after)).isFalse();
  }

  @Test
  void moreMayWaitWhereThereIsRoom() throws Exception {
    try (var connections = pool(1, 3)) {
      var first = to(A);
      connections.give(first);
      connections.give(to(B));
      connections.give(to(B));
      assertThat(isOpen(first)).isTrue();
      connections.give(to(B));
      assertThat(isOpen(first)).isFalse();
    }
  }

  @Test
  void whatHasWaitedTooLongIsNotGivenOutAndClosed() throws Exception {
    try (var connections = pool(10, 10)) {
      var old = to(A);
      connections.give(old);
      now += Connections.LONGEST + 1;
      assertThat(connections.take(A)).isEmpty();
      connections.give(to(B));
      assertThat(isOpen(old)).isFalse();
    }
  }
}
