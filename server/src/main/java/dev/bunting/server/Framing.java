package dev.bunting.server;

import java.util.ArrayList;
import java.util.List;

/** How a reply tells the client where its body ends (RFC 9112, section 6). */
sealed interface Framing {

  /** By a Content-Length that is right. */
  record Length() implements Framing {}

  /** By a Content-Length of somebody's choice. */
  record Claimed(long length) implements Framing {}

  /** By the closing of the connection. */
  record UntilClose() implements Framing {}

  /** Not at all: these bytes are sent in place of the head, the body and everything else. */
  record Raw(List<Body> parts) implements Framing {
    public Raw {
      parts = List.copyOf(parts);
    }
  }

  /** In chunks of a size, each with an extension behind its length, and trailers after them. */
  record Chunked(int size, String extension, List<Header> trailers) implements Framing {
    public Chunked {
      if (size < 1) throw new IllegalArgumentException("chunks of " + size + " bytes");
      trailers = List.copyOf(trailers);
    }

    Chunked withExtension(String text) {
      return new Chunked(size, text, trailers);
    }

    Chunked withTrailer(Header trailer) {
      var more = new ArrayList<>(trailers);
      more.add(trailer);
      return new Chunked(size, extension, more);
    }
  }
}
