package dev.bunting.futures.worker;

import dev.bunting.futures.wire.Codec;
import dev.bunting.futures.wire.Payload;
import java.io.IOException;
import java.io.NotSerializableException;

/** Exceptions on their way to the pool. */
final class Failures {
  private Failures() {}

  /** The exception itself, or, if it cannot be serialized, one that says what it was. */
  static Payload encode(Throwable thrown, Codec codec) throws IOException {
    try {
      return codec.encode(thrown);
    } catch (IOException | RuntimeException e) {
      return codec.encode(standIn(thrown, e));
    }
  }

  private static NotSerializableException standIn(Throwable thrown, Exception why) {
    var standIn =
        new NotSerializableException(
            "the task threw " + thrown + ", which cannot be sent: " + why.getMessage());
    standIn.setStackTrace(thrown.getStackTrace());
    return standIn;
  }
}
