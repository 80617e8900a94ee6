package dev.bunting.schedule;

import dev.bunting.Outcome;
import dev.bunting.Reason;
import java.time.Duration;

/**
 * A want of open files (EMFILE, ENFILE): no row fails for it. Fewer run at once from then on, and
 * the task is carried out a moment later, as if it had not been tried; more run again as answers
 * come. Guarded by its owner's lock.
 */
public final class Shortage {
  /** How long until something may have been closed. */
  static final long MOMENT = Duration.ofMillis(100).toNanos();

  /** If nothing at all goes for so long, something else has the files, and keeps them. */
  private static final int MOST_IN_A_ROW = 600;

  private static final int GOOD_FOR_ONE_MORE = 50;

  private int most = Integer.MAX_VALUE;
  private int inARow;
  private int good;

  /** Whether this failure is one of those. */
  public static boolean isTold(Reason reason, String detail) {
    return switch (reason) {
      case CONNECT_FAILED, DNS_FAILURE, WRITE_FAILED -> isTold(detail);
      default -> false;
    };
  }

  /** Whether the system's message says so; in these words by strerror of every Unix. */
  public static boolean isTold(String message) {
    return message.contains("oo many open files");
  }

  /** How many may run at once. */
  int most() {
    return most;
  }

  /** Takes notice of how a task ended, itself still among the active; true if it was for this. */
  boolean ended(Outcome outcome, int active) {
    if (!(outcome instanceof Outcome.Failed f) || !isTold(f.reason(), f.detail())) {
      recover();
      return false;
    }
    good = 0;
    most = Math.max(1, Math.min(most, active) * 3 / 4);
    return ++inARow < MOST_IN_A_ROW;
  }

  private void recover() {
    inARow = 0;
    if (most == Integer.MAX_VALUE || ++good < GOOD_FOR_ONE_MORE) return;
    good = 0;
    most++;
  }
}
