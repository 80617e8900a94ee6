package dev.bunting.server;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns the text of a request head into a request, by RFC 9112, sections 3 and 5, without leniency.
 */
final class RequestParser {
  private static final String TOKEN =
      "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private RequestParser() {}

  static RecordedRequest parse(String head, int sequence, int connection) throws BadRequest {
    int lineEnd = head.indexOf("\r\n");
    var line = lineEnd < 0 ? head : head.substring(0, lineEnd);
    int first = line.indexOf(' ');
    int last = line.lastIndexOf(' ');
    if (first < 1 || last < first + 2) throw bad("request line");
    var method = line.substring(0, first);
    var target = line.substring(first + 1, last);
    var version = line.substring(last + 1);
    if (!isToken(method) || !isVisible(target)) throw bad("request line");
    if (!version.equals("HTTP/1.1") && !version.equals("HTTP/1.0")) {
      throw new BadRequest(505, "only HTTP/1.1 and HTTP/1.0 are spoken here");
    }
    var headers = lineEnd < 0 ? List.<Header>of() : headers(head, lineEnd + 2);
    return new RecordedRequest(sequence, connection, method, target, version, headers);
  }

  /** The length of the request's body, 0 without one. */
  static long bodyLength(RecordedRequest request) throws BadRequest {
    if (request.header("Transfer-Encoding").isPresent()) {
      throw new BadRequest(501, "request bodies with a transfer encoding are not read here");
    }
    var length = request.header("Content-Length").orElse("0");
    long parsed = Digits.parse(length);
    if (parsed < 0) throw bad("Content-Length");
    return parsed;
  }

  private static List<Header> headers(String head, int from) throws BadRequest {
    var headers = new ArrayList<Header>();
    int start = from;
    while (start < head.length()) {
      int next = head.indexOf("\r\n", start);
      int end = next < 0 ? head.length() : next;
      headers.add(header(head.substring(start, end)));
      start = end + 2;
    }
    return headers;
  }

  private static Header header(String line) throws BadRequest {
    int colon = line.indexOf(':');
    if (colon < 1) throw bad("header line");
    var name = line.substring(0, colon);
    var value = line.substring(colon + 1).strip();
    if (!isToken(name) || value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
      throw bad("header line");
    }
    return new Header(name, value);
  }

  private static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (TOKEN.indexOf(text.charAt(i)) < 0) return false;
    }
    return !text.isEmpty();
  }

  private static boolean isVisible(String target) {
    for (int i = 0; i < target.length(); i++) {
      if (target.charAt(i) <= ' ' || target.charAt(i) == 0x7f) return false;
    }
    return true;
  }

  private static BadRequest bad(String what) {
    return new BadRequest(400, "malformed " + what);
  }
}
