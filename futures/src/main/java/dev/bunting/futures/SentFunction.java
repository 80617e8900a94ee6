package dev.bunting.futures;

import dev.bunting.futures.wire.Payload;

/** A function in its serialized form; workers that have it are told by identity. */
final class SentFunction {
  private final Payload payload;

  SentFunction(Payload payload) {
    this.payload = payload;
  }

  Payload payload() {
    return payload;
  }
}
