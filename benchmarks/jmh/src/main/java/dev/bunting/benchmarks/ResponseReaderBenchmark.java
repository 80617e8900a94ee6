package dev.bunting.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.bunting.transfer.http1.ProtocolException;
import dev.bunting.transfer.http1.ResponseReader;
import dev.bunting.transfer.http1.ResponseReader.Event;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What reading a response costs once its bytes are there. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class ResponseReaderBenchmark {
  private static final int BODY = 16 * 1024;
  private static final int CHUNK = 1024;
  private static final String HEAD =
      """
      HTTP/1.1 200 OK\r
      Date: Sat, 01 Aug 2026 12:00:00 GMT\r
      Server: nginx\r
      Content-Type: image/gif\r
      Last-Modified: Thu, 01 Jan 2026 12:00:00 GMT\r
      Connection: keep-alive\r
      ETag: "5e0c8b3d-1f40"\r
      Cache-Control: max-age=3600\r
      Accept-Ranges: bytes\r
      """;

  private final ResponseReader reader = new ResponseReader();
  private final ByteBuffer plain =
      bytes(HEAD + "Content-Length: " + BODY + "\r\n\r\n" + "x".repeat(BODY));
  private final ByteBuffer chunked =
      bytes(HEAD + "Transfer-Encoding: chunked\r\n\r\n" + chunks() + "0\r\n\r\n");

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
  }

  private static String chunks() {
    var chunk = Integer.toHexString(CHUNK) + "\r\n" + "x".repeat(CHUNK) + "\r\n";
    return chunk.repeat(BODY / CHUNK);
  }

  /** A head of nine fields. */
  @Benchmark
  public int head() throws ProtocolException {
    reader.begin();
    reader.next(plain.rewind());
    return reader.head().status();
  }

  /** The head and a body of 16 KiB, whose length the head tells. */
  @Benchmark
  public long body() throws ProtocolException {
    return read(plain);
  }

  /** The head and a body of 16 KiB in chunks of 1 KiB. */
  @Benchmark
  public long chunked() throws ProtocolException {
    return read(chunked);
  }

  private long read(ByteBuffer in) throws ProtocolException {
    long size = 0;
    reader.begin();
    in.rewind();
    for (var event = reader.next(in); event != Event.END; event = reader.next(in)) {
      if (event == Event.MORE) throw new AssertionError("cut off");
      if (event != Event.BODY) continue;
      size += reader.available();
      in.position(in.position() + reader.available());
    }
    return size;
  }
}
