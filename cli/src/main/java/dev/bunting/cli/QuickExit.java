package dev.bunting.cli;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process by the C library's {@code _exit} where the JVM's own way would take 0.3 s: it
 * waits so long for threads in native code, and once a virtual thread has waited for a socket, the
 * JDK's thread that polls sockets sits there until the end.
 *
 * <p>No shutdown hook runs, so all must be closed and written by then. The launcher allows it by
 * the property {@code bunting.quickExit}, and does not where users have options for the JVM, which
 * may need its hooks (a flight recording, an agent).
 */
final class QuickExit {
  private static final FutureTask<Optional<MethodHandle>> LINKED =
      new FutureTask<>(QuickExit::link);

  private QuickExit() {}

  /**
   * Does the greater part of the work (some 15 ms) beside what the process does anyway: worth it
   * for a run that will have virtual threads wait for sockets.
   */
  static void prepare() {
    if (isAllowed()) Thread.ofPlatform().daemon().name("bunting-exit").start(LINKED);
  }

  /** Ends the process if the JVM's own way is slow; else returns. */
  static void exitIfQuicker(int code) {
    if (!isAllowed() || !hasPoller()) return;
    LINKED.run();
    try {
      var exit = LINKED.get();
      if (exit.isPresent()) exit.get().invokeExact(code);
    } catch (Throwable e) {
      // The JVM's own way is slow, and good.
    }
  }

  private static boolean isAllowed() {
    return Boolean.getBoolean("bunting.quickExit")
        && QuickExit.class.getModule().isNativeAccessEnabled();
  }

  private static boolean hasPoller() {
    var group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) group = group.getParent();
    var threads = new @Nullable Thread[group.activeCount() + 16];
    int count = group.enumerate(threads);
    for (int i = 0; i < count; i++) {
      var thread = threads[i];
      if (thread != null && thread.getName().endsWith("Poller")) return true;
    }
    return false;
  }

  // Restricted, as a wrong description of a function crashes the JVM: it is void _exit(int).
  @SuppressWarnings("restricted")
  private static Optional<MethodHandle> link() {
    var linker = Linker.nativeLinker();
    var exit = linker.defaultLookup().find("_exit");
    if (exit.isEmpty()) return Optional.empty();
    return Optional.of(linker.downcallHandle(exit.get(), FunctionDescriptor.ofVoid(JAVA_INT)));
  }
}
