package dev.bunting.benchmarks;

import dev.bunting.sink.Destination;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a small file costs on the file system where the JVM puts temporary files. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class SinkBenchmark {
  private static final String NAME = "file";

  private final ByteBuffer content = ByteBuffer.allocate(4096);
  private Path directory;
  private Destination destination;

  /** Opens a directory of its own. */
  @Setup
  public void open() throws IOException {
    directory = Files.createTempDirectory("bunting-sink");
    destination = Destination.open(directory);
  }

  /** Removes it. */
  @TearDown
  public void remove() throws IOException {
    destination.close();
    Files.delete(directory.resolve(NAME));
    Files.delete(directory);
  }

  /** Written beside its final name, and renamed over the last one's. */
  @Benchmark
  public Path smallFile() throws IOException {
    var file = destination.newFile();
    file.write(content.rewind());
    return file.commit(NAME);
  }
}
