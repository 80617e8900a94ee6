package dev.bunting.transfer;

import dev.bunting.Options;
import dev.bunting.Style;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many connections the process's limit of open files leaves room for ({@code ulimit -n}), where
 * the system tells, as Linux does. The JVM has raised its soft limit to the hard one by itself.
 */
final class OpenFiles {
  /** Fewer requests than this fit every usual limit, so the look at it is spared. */
  private static final int FEW = 50;

  /** A socket and a file for a download under way, and a connection that waits for its next one. */
  private static final int PER_REQUEST = 3;

  /** A worker's pipes, and what it takes to start it while others start. */
  private static final int PER_PROCESS = 10;

  /** For look-ups, a ledger and reports, and what Java itself opens. */
  private static final int SPARE = 12;

  /** So many connections wait at most. */
  private static final int MOST_IDLE = 1024;

  /** What one of them takes of the heap with TLS, generously. */
  private static final long IDLE_BYTES = 1024 * 1024;

  private static final String LIMIT = "Max open files";

  private OpenFiles() {}

  /** So many requests at once fit, at least 1 and at most those that are wanted. */
  static int fitting(Options options) {
    var requests = options.maxRequests();
    if (requests < FEW) return requests;
    var each = options.style() == Style.PROCESSES ? PER_PROCESS : PER_REQUEST;
    return fitting(requests, each, left());
  }

  /** How many may still be opened; no end of them if the system does not tell. */
  private static long left() {
    var open = new File("/proc/self/fd").list();
    if (open == null) return Long.MAX_VALUE;
    try {
      return limit(Files.readString(Path.of("/proc/self/limits"))) - open.length;
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }

  /**
   * So many connections may wait for their next request, where so many requests may be under way: a
   * few at least, as {@link #fitting} counts with, and more while half of what is left stays free.
   */
  static int idle(int requests) {
    return idle(requests, left(), Runtime.getRuntime().maxMemory());
  }

  static int idle(int requests, long left, long heap) {
    var room = Math.min((left - SPARE) / 2, heap / IDLE_BYTES);
    return (int) Math.max(requests, Math.min(room, MOST_IDLE));
  }

  static int fitting(int requests, int each, long left) {
    return Math.clamp((left - SPARE) / each, 1, requests);
  }

  /** The soft limit, from the lines of proc_pid_limits(5); none if it is not among them. */
  static long limit(String limits) {
    var at = limits.indexOf(LIMIT);
    if (at < 0) return Long.MAX_VALUE;
    var from = at + LIMIT.length();
    while (from < limits.length() && limits.charAt(from) == ' ') from++;
    var to = from;
    while (to < limits.length() && Character.isDigit(limits.charAt(to))) to++;
    return to == from ? Long.MAX_VALUE : Long.parseLong(limits.substring(from, to));
  }
}
