package dev.bunting.cli.compare;

import java.util.stream.Stream;
import jdk.jfr.consumer.RecordingStream;

/**
 * Counts the virtual threads of this process. Only the flight recorder sees them come and go; as it
 * costs time and memory itself, it never runs beside what is measured.
 */
final class VirtualThreads implements AutoCloseable {
  private final RecordingStream recording = new RecordingStream();
  private int alive;
  private int most;

  /** Counts from now on. */
  VirtualThreads() {
    Stream.of("jdk.VirtualThreadStart", "jdk.VirtualThreadEnd")
        .forEach(event -> recording.enable(event).withoutStackTrace());
    recording.onEvent("jdk.VirtualThreadStart", _ -> most = Math.max(most, ++alive));
    recording.onEvent("jdk.VirtualThreadEnd", _ -> alive--);
    recording.startAsync();
  }

  /** The most that were alive at once, until now; counts no further. */
  int most() {
    recording.stop();
    return most;
  }

  @Override
  public void close() {
    recording.close();
  }
}
