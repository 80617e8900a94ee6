package dev.bunting.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** How long a reply waits before its head, and between the pieces of its body. */
record Pace(
    Duration headDelay, Optional<CountDownLatch> gate, int pieceSize, Duration betweenPieces) {
  static final Pace FULL =
      new Pace(Duration.ZERO, Optional.empty(), Integer.MAX_VALUE, Duration.ZERO);

  Pace {
    if (headDelay.isNegative() || betweenPieces.isNegative()) {
      throw new IllegalArgumentException("negative delay");
    }
    if (pieceSize < 1) throw new IllegalArgumentException("pieces of " + pieceSize + " bytes");
  }

  Pace withHeadDelay(Duration delay) {
    return new Pace(delay, gate, pieceSize, betweenPieces);
  }

  Pace withGate(CountDownLatch latch) {
    return new Pace(headDelay, Optional.of(latch), pieceSize, betweenPieces);
  }

  Pace withPieces(int bytes, Duration every) {
    return new Pace(headDelay, gate, bytes, every);
  }
}
