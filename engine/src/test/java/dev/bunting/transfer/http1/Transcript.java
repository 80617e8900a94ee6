package dev.bunting.transfer.http1;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;

/** What a reader made of some bytes. */
record Transcript(
    int status,
    String body,
    boolean complete,
    boolean completeAtEnd,
    boolean reusable,
    int leftOver) {

  static Transcript of(String... pieces) throws ProtocolException {
    var reader = new ResponseReader();
    var body = new StringBuilder();
    var leftOver = 0;
    var complete = false;
    for (var piece : pieces) {
      var in = bytes(piece);
      complete = complete || takeAll(reader, in, body);
      leftOver += in.remaining();
    }
    return result(reader, body, complete, leftOver);
  }

  static Transcript read(ResponseReader reader, ByteBuffer in) throws ProtocolException {
    var body = new StringBuilder();
    var complete = takeAll(reader, in, body);
    return result(reader, body, complete, in.remaining());
  }

  static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
  }

  private static Transcript result(
      ResponseReader reader, StringBuilder body, boolean complete, int leftOver) {
    var completeAtEnd = reader.endOfInput();
    return new Transcript(
        reader.head().status(),
        body.toString(),
        complete,
        completeAtEnd,
        reader.reusable(),
        leftOver);
  }

  private static boolean takeAll(ResponseReader reader, ByteBuffer in, StringBuilder body)
      throws ProtocolException {
    while (true) {
      switch (reader.next(in)) {
        case MORE -> {
          return false;
        }
        case HEAD -> {}
        case BODY -> {
          var part = new byte[reader.available()];
          in.get(part);
          body.append(new String(part, ISO_8859_1));
        }
        case END -> {
          return true;
        }
      }
    }
  }
}
