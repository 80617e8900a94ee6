package dev.bunting.sink;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The SHA-256 of OpenSSL's libcrypto 3, where the machine has one and the process may call it: the
 * JDK's own is as fast once the JVM's optimizing compiler has taken it up, and a tenth of that
 * where only the quick compiler runs, as in the command.
 *
 * <p>Linking a function costs some 20 ms of a processor, so it is one alone, {@code SHA256_Update},
 * and linked beside the downloads once as many bytes have been hashed as take that long; or at once
 * for a file that is larger by itself.
 *
 * <p>All functions may be called by any thread.
 */
final class OpenSsl {
  /** To link it takes as much of a processor as to hash this much without it. */
  private static final long WORTH_LINKING = 2L << 20;

  /** A file as large as this gains more than waiting for that takes. */
  private static final long WORTH_WAITING = 8L << 20;

  private static final AtomicLong HASHED = new AtomicLong();
  private static final FutureTask<Boolean> LINKED = new FutureTask<>(OpenSsl::link);

  private OpenSsl() {}

  /**
   * Whether the library is linked; a file that is large enough waits for that.
   *
   * @param bytes how many are to be hashed, 0 if unknown
   */
  static boolean isWorthwhileFor(long bytes) {
    var before = HASHED.getAndAdd(bytes);
    if (bytes >= WORTH_WAITING) return isLinked();
    if (before < WORTH_LINKING && before + bytes >= WORTH_LINKING)
      Thread.ofPlatform().daemon().name("bunting-link").start(LINKED);
    return LINKED.isDone() && isLinked();
  }

  /** Whether there is such a library; waits until it is linked. */
  static boolean isLinked() {
    LINKED.run();
    var interrupted = false;
    while (true) {
      try {
        return LINKED.get();
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        return false;
      } finally {
        if (interrupted) Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean link() {
    // Else the JVM would warn the users of whatever program this is a part of.
    if (!OpenSsl.class.getModule().isNativeAccessEnabled()) return false;
    return hashesRightly();
  }

  /** Its functions are known by name only: what another library calls so is not used. */
  private static boolean hashesRightly() {
    var abc = new OpenSslSha256().digest(new byte[] {'a', 'b', 'c'});
    return HexFormat.of().formatHex(abc).startsWith("ba7816bf8f01cfea414140de5dae2223");
  }

  /**
   * {@code int SHA256_Update(SHA256_CTX *, const void *, size_t)}
   *
   * @param context used by no other thread meanwhile
   */
  static void update(MemorySegment context, MemorySegment bytes) {
    try {
      var done = (int) Update.HANDLE.invokeExact(context, bytes, bytes.byteSize());
      if (done != 1) throw new IllegalStateException("OpenSSL cannot hash");
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** A constant, which compilers see through. Where there is no such function this has no class. */
  private static final class Update {
    static final MethodHandle HANDLE = handle();

    // Critical, so that memory may be on the heap: each call takes well under a millisecond.
    @SuppressWarnings("restricted")
    private static MethodHandle handle() {
      // Not version 1: some builds of that end the process when these functions are called.
      var library = SymbolLookup.libraryLookup("libcrypto.so.3", Arena.global());
      var type = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG);
      return Linker.nativeLinker()
          .downcallHandle(library.findOrThrow("SHA256_Update"), type, Linker.Option.critical(true));
    }
  }
}
