package dev.bunting.transfer;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/** Which addresses anyone on the Internet can have (the special-purpose registries of RFC 6890). */
final class PublicAddresses {
  private record Network(InetAddress start, int bits) {
    static Network of(String text) {
      int slash = text.indexOf('/');
      var address = InetAddress.ofLiteral(text.substring(0, slash));
      return new Network(address, Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(byte[] address) {
      var theirs = start.getAddress();
      for (int i = 0; i < bits; i++) {
        var mask = 0x80 >> (i % 8);
        if ((address[i / 8] & mask) != (theirs[i / 8] & mask)) return false;
      }
      return true;
    }
  }

  private static final Network[] SPECIAL_4 =
      networks(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // shared by a provider's customers
          "127.0.0.0/8", // loopback
          "169.254.0.0/16", // link-local, and the metadata of clouds
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocol assignments
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // relays of 6to4, no more in use
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, and broadcast

  /** All that is given out is in here (RFC 4291), but for these. */
  private static final Network GLOBAL_6 = Network.of("2000::/3");

  private static final Network[] SPECIAL_6 =
      networks(
          "2001::/23", // Teredo, benchmarks and other protocols
          "2001:db8::/32", // documentation
          "3fff::/20"); // documentation

  private static final Network NAT64 = Network.of("64:ff9b::/96");
  private static final Network SIX_TO_FOUR = Network.of("2002::/16");

  private PublicAddresses() {}

  private static Network[] networks(String... texts) {
    return Arrays.stream(texts).map(Network::of).toArray(Network[]::new);
  }

  /** Whether it is public, and so is the IPv4 address that it may stand for. */
  static boolean contains(InetAddress address) {
    var bytes = address.getAddress();
    return bytes.length == 4 ? contains4(bytes) : contains6(bytes);
  }

  private static boolean contains4(byte[] bytes) {
    return none(SPECIAL_4, bytes);
  }

  private static boolean contains6(byte[] bytes) {
    if (NAT64.contains(bytes)) return contains4(Arrays.copyOfRange(bytes, 12, 16));
    if (SIX_TO_FOUR.contains(bytes)) return contains4(Arrays.copyOfRange(bytes, 2, 6));
    if (isIsatap(bytes) && !contains4(Arrays.copyOfRange(bytes, 12, 16))) return false;
    return GLOBAL_6.contains(bytes) && none(SPECIAL_6, bytes);
  }

  /** An interface that stands for an IPv4 address (RFC 5214, section 6.1). */
  private static boolean isIsatap(byte[] bytes) {
    return (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
  }

  private static boolean none(Network[] networks, byte[] address) {
    for (var network : networks) if (network.contains(address)) return false;
    return true;
  }

  /**
   * Whether a host that somebody else looks up is a private address as it is written, in whatever
   * form a resolver takes for one, or a name of the machine itself (RFC 6761, section 6.3).
   */
  static boolean isPrivate(Origin origin) {
    var host = origin.hostName();
    var name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (name.equals("localhost") || name.endsWith(".localhost")) return true;
    if (host.indexOf(':') >= 0) return !isPublicLiteral(host);
    return isNumber(name.substring(name.lastIndexOf('.') + 1)) && !isPublicLiteral(name);
  }

  /** 0x7f000001, 017700000001, 2130706433 and 127.1 are all 127.0.0.1 to many a resolver. */
  private static boolean isNumber(String label) {
    var hex = label.startsWith("0x");
    var digits = hex ? label.substring(2) : label;
    return !label.isEmpty() && digits.chars().allMatch(c -> Character.digit(c, hex ? 16 : 10) >= 0);
  }

  private static boolean isPublicLiteral(String text) {
    try {
      // As it is written by the book: who writes it otherwise has something to hide.
      var address = InetAddress.ofLiteral(text);
      return contains(address)
          && (address instanceof Inet6Address || address.getHostAddress().equals(text));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
