package dev.bunting.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fdff::1",
        "ff02::1",
        "64:ff9b::7f00:1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::808:808",
        "2002:7f00:1::",
        "2002:a00:1::1",
        "2001::1",
        "2001:db8::1",
        "100::1",
        "2620:1::5efe:10.0.0.1",
        "3fff::1",
        "4000::1"
      })
  void refusesWhatIsNotPublic(String text) {
    assertThat(PublicAddresses.contains(InetAddress.ofLiteral(text))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "128.0.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.167.0.1",
        "192.169.0.1",
        "198.17.0.1",
        "198.20.0.1",
        "223.255.255.255",
        "2600::1",
        "2a00:1450:4001:81b::200e",
        "2001:4860:4860::8888",
        "64:ff9b::8.8.8.8",
        "2002:808:808::1",
        "::ffff:8.8.8.8",
        "2620:1::5efe:8.8.8.8"
      })
  void takesWhatIsPublic(String text) {
    assertThat(PublicAddresses.contains(InetAddress.ofLiteral(text))).isTrue();
  }

  private static Origin host(String host) {
    return new Origin(false, host, 80);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1",
        "0x7f.1",
        "0x7f000001",
        "2130706433",
        "017700000001",
        "127.1",
        "0177.0.0.1",
        "127.0.0.1.",
        "010.8.8.8",
        "1.2.3.4.5",
        "999.1.1.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[fe80::1]",
        "localhost",
        "localhost.",
        "a.localhost",
        "1.2.0x3"
      })
  void knowsAPrivateHostHoweverItIsWritten(String host) {
    assertThat(PublicAddresses.isPrivate(host(host))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "[2600::1]", "example.com", "10.example.com", "1.2.3.x4"})
  void leavesNamesToWhoLooksThemUp(String host) {
    assertThat(PublicAddresses.isPrivate(host(host))).isFalse();
  }
}
