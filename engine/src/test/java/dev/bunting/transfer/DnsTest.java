package dev.bunting.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class DnsTest {
  private static InetAddress address(String literal) throws Exception {
    return InetAddress.getByName(literal);
  }

  @Test
  void tellsLiteralAddressesAtOnce() throws Exception {
    try (var dns = new Dns()) {
      assertThat(dns.lookUp("127.0.0.1").getNow(null)).containsExactly(address("127.0.0.1"));
      assertThat(dns.lookUp("::1").getNow(null)).containsExactly(address("::1"));
    }
  }

  @Test
  void takesTheFamiliesInTurnTheFirstOneFirst() throws Exception {
    var four = address("10.0.0.1");
    var four2 = address("10.0.0.2");
    var six = address("::2");
    assertThat(Dns.interleaved(four, four2, six)).containsExactly(four, six, four2);
    assertThat(Dns.interleaved(six, four, four2)).containsExactly(six, four, four2);
  }

  @Test
  void asksOnceForManyWhoWantTheSame() {
    try (var dns = new Dns()) {
      assertThat(dns.lookUp("localhost")).isSameAs(dns.lookUp("localhost"));
    }
  }

  @Test
  void namesBelowInvalidDoNotExist() {
    try (var dns = new Dns()) {
      assertThatThrownBy(() -> dns.lookUp("a.invalid").join())
          .hasCauseInstanceOf(Dns.LookUpException.class)
          .hasMessageContaining("no such host: a.invalid");
    }
  }
}
