package dev.bunting.live;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.Headers;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * Who may look at the job, and who may touch it. Other users of the machine and pages of other
 * sites can reach the port too: the first do not know the token; the second betray themselves by
 * the {@code Origin} that browsers send, or by the {@code Host} if their name was made to lead here
 * (DNS rebinding).
 */
final class Guard {
  /** The header that an action must carry the token in: no form and no image can send it. */
  static final String TOKEN_HEADER = "X-Bunting-Token";

  private final String token = token();
  private final Set<String> hosts;

  Guard(int port) {
    hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
  }

  private static String token() {
    var bytes = new byte[18];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What all paths begin with. */
  String prefix() {
    return "/" + token + "/";
  }

  /** Whether it comes to us under our own name, and from a page of ours if from a page at all. */
  boolean isFromHere(Headers headers) {
    var host = headers.getOrDefault("Host", List.of());
    if (host.size() != 1 || !hosts.contains(host.getFirst())) return false;
    var origins = headers.getOrDefault("Origin", List.of());
    return origins.stream().allMatch(origin -> origin.equals("http://" + host.getFirst()));
  }

  /** Whether a path is one that only those know who were told. */
  boolean knows(String path) {
    var prefix = prefix();
    return path.length() >= prefix.length() && same(path.substring(0, prefix.length()), prefix);
  }

  /** Whether an action may be done. */
  boolean mayAct(Headers headers) {
    var given = headers.getFirst(TOKEN_HEADER);
    return given != null && same(given, token) && headers.containsKey("Origin");
  }

  /** In a time that tells nothing of where they differ. */
  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(US_ASCII), other.getBytes(US_ASCII));
  }
}
