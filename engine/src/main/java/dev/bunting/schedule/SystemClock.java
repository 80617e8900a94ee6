package dev.bunting.schedule;

import java.util.function.LongSupplier;

/** {@link System#nanoTime()}; a class of its own, since a lambda costs the start of each run. */
final class SystemClock implements LongSupplier {
  @Override
  public long getAsLong() {
    return System.nanoTime();
  }
}
