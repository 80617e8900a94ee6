package dev.bunting;

import dev.bunting.uri.Authority;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which servers are asked without a proxy, as curl reads {@code no_proxy}. */
final class NoProxy {
  private NoProxy() {}

  static boolean matches(List<String> exceptions, URI uri) {
    if (exceptions.isEmpty()) return false;
    var host = bare(Authority.of(uri).orElseThrow().host());
    var address = literal(host);
    for (var exception : exceptions)
      if (exception.equals("*") || matches(exception, host, address)) return true;
    return false;
  }

  private static boolean matches(String exception, String host, Optional<InetAddress> address) {
    return address.isPresent()
        ? matchesAddress(exception, address.get())
        : matchesName(exception.toLowerCase(Locale.ROOT), host);
  }

  /** {@code example.com}, {@code .example.com} and {@code *.example.com} are all one. */
  private static boolean matchesName(String exception, String host) {
    var start = exception.startsWith("*.") ? 2 : exception.startsWith(".") ? 1 : 0;
    var name = withoutDotAtEnd(exception.substring(start));
    var asked = withoutDotAtEnd(host);
    return !name.isEmpty() && (asked.equals(name) || asked.endsWith("." + name));
  }

  private static boolean matchesAddress(String exception, InetAddress address) {
    int slash = exception.indexOf('/');
    var network = literal(bare(slash < 0 ? exception : exception.substring(0, slash)));
    if (network.isEmpty()) return false;
    var ours = address.getAddress();
    var theirs = network.get().getAddress();
    var bits = slash < 0 ? theirs.length * 8 : bits(exception.substring(slash + 1));
    return ours.length == theirs.length
        && bits >= 0
        && bits <= ours.length * 8
        && startsSame(ours, theirs, bits);
  }

  private static int bits(String text) {
    var good = !text.isEmpty() && text.length() < 4 && text.chars().allMatch(Character::isDigit);
    return good ? Integer.parseInt(text) : -1;
  }

  private static boolean startsSame(byte[] a, byte[] b, int bits) {
    for (int i = 0; i < bits; i++) {
      var mask = 0x80 >> (i % 8);
      if ((a[i / 8] & mask) != (b[i / 8] & mask)) return false;
    }
    return true;
  }

  private static Optional<InetAddress> literal(String text) {
    var first = text.isEmpty() ? 'x' : text.charAt(0);
    if (text.indexOf(':') < 0 && !Character.isDigit(first)) return Optional.empty();
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  private static String withoutDotAtEnd(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
