package dev.bunting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http2.Http2Error;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an {@link Http2Server} answers to one request, and what goes wrong while it does.
 *
 * @param headers names in lower case
 * @param sent how many bytes of the body are sent
 * @param end what comes then
 */
record Http2Answer(int status, Map<String, String> headers, ByteBuffer body, int sent, End end) {
  sealed interface End {
    /** The stream ends. */
    record Whole() implements End {}

    /** The stream ends, and begins where the request's range does, if it has one. */
    record Rest() implements End {}

    /** RST_STREAM. */
    record Reset(Http2Error error) implements End {}

    /** Nothing more, and no end. */
    record Stall() implements End {}

    /** The connection is closed. */
    record Close() implements End {}

    /** Instead of an answer: GOAWAY, which says that the request was not looked at. */
    record GoAway() implements End {}
  }

  static Http2Answer ok(byte[] body) {
    return ofUnknownLength(body).with("content-length", "" + body.length);
  }

  static Http2Answer ofUnknownLength(byte[] body) {
    return new Http2Answer(200, Map.of(), ByteBuffer.wrap(body), body.length, new End.Whole());
  }

  static Http2Answer ok(String body) {
    return ok(body.getBytes(UTF_8));
  }

  static Http2Answer status(int status) {
    return new Http2Answer(status, Map.of(), ByteBuffer.allocate(0), 0, new End.Whole());
  }

  static Http2Answer goAway() {
    return status(200).endingWith(new End.GoAway());
  }

  Http2Answer with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Http2Answer(status, more, body, sent, end);
  }

  /** This one, or the rest of it that a request asks for. */
  Http2Answer fromWhereAsked() {
    return endingWith(new End.Rest());
  }

  /** What a request with this range, such as {@code bytes=7-}, gets. */
  Http2Answer to(Optional<String> range) {
    if (!(end instanceof End.Rest)) return this;
    var whole = endingWith(new End.Whole());
    return range
        .map(asked -> asked.substring("bytes=".length(), asked.length() - 1))
        .map(first -> whole.from(Integer.parseInt(first)))
        .orElse(whole);
  }

  /** A 206 with the rest of this one's body. */
  Http2Answer from(int first) {
    var length = body.limit() - first;
    var range = "bytes " + first + "-" + (body.limit() - 1) + "/" + body.limit();
    return new Http2Answer(206, headers, body.slice(first, length), length, end)
        .with("content-length", "" + length)
        .with("content-range", range);
  }

  Http2Answer resetAfter(int bytes, Http2Error error) {
    return cut(bytes, new End.Reset(error));
  }

  Http2Answer stallAfter(int bytes) {
    return cut(bytes, new End.Stall());
  }

  Http2Answer closeAfter(int bytes) {
    return cut(bytes, new End.Close());
  }

  /** The stream ends in order, but too early. */
  Http2Answer endAfter(int bytes) {
    return cut(bytes, new End.Whole());
  }

  private Http2Answer cut(int bytes, End end) {
    return new Http2Answer(status, headers, body, bytes, end);
  }

  private Http2Answer endingWith(End end) {
    return new Http2Answer(status, headers, body, sent, end);
  }
}
