package dev.bunting.schedule;

import dev.bunting.Outcome;
import dev.bunting.Politeness;
import dev.bunting.Reason;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What is worth trying again, and when: exponential back-off with jitter. Guarded by its owner's
 * lock.
 */
final class Retries {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(10);

  private final Politeness politeness;
  private final RandomGenerator random;

  Retries(Politeness politeness, RandomGenerator random) {
    this.politeness = politeness;
    this.random = random;
  }

  /** Whether another try may end better, and is allowed. */
  boolean worthwhile(Task task, Outcome outcome) {
    if (task.attempt() < task.places()) return mayBeElsewhere(outcome);
    if (!(outcome instanceof Outcome.Failed failed)) return false;
    if (failed.reason() == Reason.CHECKSUM_MISMATCH) return mayHashOtherwise(task, failed);
    return task.attempt() <= politeness.retries() && mayPass(failed);
  }

  /**
   * Whether other bytes may come: not if the same came twice. Only mismatches count, so that a file
   * that was put together of what many attempts brought is fetched once as a whole.
   */
  private boolean mayHashOtherwise(Task task, Outcome.Failed mismatch) {
    return task.mismatches().size() < politeness.retries()
        && !task.mismatches().contains(mismatch.detail());
  }

  /** Whether a mirror that was not asked yet may have the file; each is asked at least once. */
  private static boolean mayBeElsewhere(Outcome outcome) {
    return switch (outcome) {
      case Outcome.NotFound _ -> true;
      case Outcome.Failed failed ->
          switch (failed.reason()) {
            case WRITE_FAILED, CANCELLED, INTERRUPTED, INTERNAL_ERROR -> false;
            default -> true;
          };
      default -> false;
    };
  }

  private static boolean mayPass(Outcome.Failed failed) {
    return switch (failed.reason()) {
      case HTTP_STATUS -> mayPass(failed.trace().status().orElse(0));
      case CONNECT_REFUSED,
          CONNECT_TIMEOUT,
          CONNECT_FAILED,
          CONNECTION_RESET,
          PROXY_FAILED,
          DNS_FAILURE,
          TLS_FAILURE,
          IDLE_TIMEOUT,
          TRUNCATED ->
          true;
      case DNS_NOT_FOUND,
          TLS_EXPIRED,
          TLS_UNTRUSTED,
          TLS_WRONG_HOST,
          DEADLINE,
          PROTOCOL,
          REDIRECT_LOOP,
          REDIRECT_REFUSED,
          BAD_URL,
          BAD_NAME,
          BAD_ROW,
          WRITE_FAILED,
          CHECKSUM_MISMATCH,
          TOO_LARGE,
          CONTENT_TYPE,
          PRIVATE_NETWORK,
          // Another try with a wrong password helps nobody, and locks accounts.
          PROXY_REFUSED,
          ROBOTS_DENIED,
          CANCELLED,
          INTERRUPTED,
          INTERNAL_ERROR ->
          false;
    };
  }

  /** 501 and 505 say that the request itself is not understood; so do most of the 4xx. */
  private static boolean mayPass(int status) {
    return status == 408
        || status == 425
        || status == 429
        || (status >= 500 && status != 501 && status != 505);
  }

  /** Whether the host gave what was asked, or said well that it has no such thing. */
  static boolean well(Outcome outcome) {
    return outcome instanceof Outcome.Saved || outcome instanceof Outcome.NotFound;
  }

  /** Whether no connection to the host came about, for a reason that may pass. */
  static boolean noConnection(Outcome outcome) {
    if (!(outcome instanceof Outcome.Failed failed)) return false;
    return switch (failed.reason()) {
      case CONNECT_REFUSED, CONNECT_TIMEOUT, CONNECT_FAILED, DNS_FAILURE -> true;
      default -> false;
    };
  }

  /** Whether the host was there, whatever it answered; what ended it here tells nothing. */
  static boolean answered(Outcome outcome) {
    if (!(outcome instanceof Outcome.Failed failed)) return true;
    return switch (failed.reason()) {
      case CANCELLED, INTERRUPTED, DEADLINE, INTERNAL_ERROR, PRIVATE_NETWORK, DNS_NOT_FOUND ->
          false;
      default -> !noConnection(outcome);
    };
  }

  /** Whether the answer means that the host has too much to do. */
  static boolean overloaded(Outcome outcome) {
    if (!(outcome instanceof Outcome.Failed failed)) return false;
    if (failed.reason() == Reason.CONNECTION_RESET) return true;
    return tooManyRequests(outcome);
  }

  /** Whether the host asks to be left alone, and so is paused as a host. */
  static boolean tooManyRequests(Outcome outcome) {
    if (!(outcome instanceof Outcome.Failed failed)) return false;
    var status = failed.trace().status().orElse(0);
    return failed.reason() == Reason.HTTP_STATUS && (status == 429 || status == 503);
  }

  /**
   * How long to wait after this many tries, from 1, before the next one: doubled with each, the
   * upper half of it by chance, so that those that failed together do not come back together.
   */
  Duration backOff(int tries) {
    var doubled = politeness.retryDelay().multipliedBy(1L << Math.min(tries - 1, 20));
    var whole = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    var half = whole.toNanos() / 2;
    return Duration.ofNanos(half + (half == 0 ? 0 : random.nextLong(half + 1)));
  }

  /** What the server asked for, within reason. */
  static Duration capped(Duration retryAfter) {
    if (retryAfter.isNegative()) return Duration.ZERO;
    return retryAfter.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : retryAfter;
  }
}
