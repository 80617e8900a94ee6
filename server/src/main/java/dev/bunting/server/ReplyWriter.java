package dev.bunting.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Writes a reply, stage by stage; a fault leaves it at its byte with {@link Fault.Due}. */
final class ReplyWriter {
  private static final byte[] LINE_END = {'\r', '\n'};

  private final Reply reply;
  private final Wire wire;

  private ReplyWriter(Reply reply, Wire wire) {
    this.reply = reply;
    this.wire = wire;
  }

  /** Writes everything, or for a HEAD request everything but the body. */
  static void write(Reply reply, boolean headOnly, OutputStream out, Sleeper sleeper)
      throws IOException, InterruptedException, Fault.Due {
    hold(reply.pace(), sleeper);
    // No buffer before: ten thousand replies may be waiting.
    var wire = new Wire(out, reply.pace(), reply.fault(), sleeper);
    new ReplyWriter(reply, wire).write(headOnly);
  }

  private static void hold(Pace pace, Sleeper sleeper) throws InterruptedException {
    if (pace.headDelay().isPositive()) sleeper.sleep(pace.headDelay());
    if (pace.gate().isPresent()) pace.gate().get().await();
  }

  private void write(boolean headOnly) throws IOException, InterruptedException, Fault.Due {
    if (reply.framing() instanceof Framing.Raw raw) {
      writeParts(raw);
    } else {
      wire.head(head());
      if (!headOnly) writeBody();
    }
    wire.frame(reply.ending().extra().toByteArray());
    wire.flush();
  }

  private void writeParts(Framing.Raw raw) throws IOException, InterruptedException, Fault.Due {
    for (var part : raw.parts()) {
      wire.body(part.open(0), part.size());
      wire.flush();
    }
  }

  private byte[] head() {
    var bytes = reply.head().bytes(framingHeader());
    if (reply.interims().isEmpty()) return bytes;
    var all = new ByteArrayOutputStream();
    reply.interims().forEach(interim -> all.writeBytes(interim.bytes(Optional.empty())));
    all.writeBytes(bytes);
    return all.toByteArray();
  }

  private Optional<Header> framingHeader() {
    // No switch over types here: its first use costs a cold process milliseconds.
    if (reply.framing() instanceof Framing.Length) return lengthHeader();
    if (reply.framing() instanceof Framing.Claimed claimed)
      return Optional.of(length(claimed.length()));
    if (reply.framing() instanceof Framing.Chunked)
      return Optional.of(new Header("Transfer-Encoding", "chunked"));
    return Optional.empty();
  }

  /** No length where a client has to know that there is no body (RFC 9110, section 8.6). */
  private Optional<Header> lengthHeader() {
    int status = reply.head().status();
    boolean bodiless = status < 200 || status == 204 || status == 304;
    long size = reply.body().size();
    return bodiless && size == 0 ? Optional.empty() : Optional.of(length(size));
  }

  private static Header length(long length) {
    return new Header("Content-Length", Long.toString(length));
  }

  private void writeBody() throws IOException, InterruptedException, Fault.Due {
    try (var in = reply.body().open(0)) {
      if (reply.framing() instanceof Framing.Chunked chunks) {
        writeChunks(in, chunks);
      } else {
        wire.body(in, reply.body().size());
      }
    }
  }

  private void writeChunks(InputStream in, Framing.Chunked chunks)
      throws IOException, InterruptedException, Fault.Due {
    long left = reply.body().size();
    while (left > 0) {
      long size = Math.min(left, chunks.size());
      wire.frame((Long.toHexString(size) + chunks.extension() + "\r\n").getBytes(ISO_8859_1));
      wire.body(in, size);
      wire.frame(LINE_END);
      left -= size;
    }
    // Asks once more: a fault after 0 bytes of an empty body is due here.
    wire.body(in, 0);
    wire.frame(lastChunk(chunks));
  }

  private static byte[] lastChunk(Framing.Chunked chunks) {
    var text = new StringBuilder("0").append(chunks.extension()).append("\r\n");
    for (var trailer : chunks.trailers()) {
      text.append(trailer.name()).append(": ").append(trailer.value()).append("\r\n");
    }
    return text.append("\r\n").toString().getBytes(ISO_8859_1);
  }
}
