package dev.bunting.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Tells whether the machine has been down since: what was not forced to disk may be lost then. */
final class Boot {
  private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

  private Boot() {}

  /** Another text after each start of the machine; empty where the system does not say. */
  static String id() {
    try {
      return Files.readString(LINUX).trim();
    } catch (IOException e) {
      return ProcessHandle.of(1)
          .flatMap(init -> init.info().startInstant())
          .map(Instant::toString)
          .orElse("");
    }
  }
}
