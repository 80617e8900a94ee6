package dev.bunting.server;

import java.time.Duration;

/** Waits; a test puts another in its place and waits for nothing. */
interface Sleeper {
  void sleep(Duration duration) throws InterruptedException;
}
