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
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The SHA-256 of OpenSSL's libcrypto 3, where the machine has one and the process may call it: the
 * JDK's own is as fast once the JVM's optimizing compiler has taken it up, and a tenth of that
 * where only the quick compiler runs, as in the command.
 *
 * <p>Linking costs some 40 ms, so it is done beside the downloads, once as many bytes have been
 * hashed as take that long; or at once for a file that is larger by itself.
 *
 * <p>All functions may be called by any thread; a context by one at a time.
 *
 * @param init {@code int SHA256_Init(SHA256_CTX *)}
 * @param update {@code int SHA256_Update(SHA256_CTX *, const void *, size_t)}
 * @param end {@code int SHA256_Final(unsigned char *, SHA256_CTX *)}
 */
record OpenSsl(MethodHandle init, MethodHandle update, MethodHandle end) {
  /** To link it takes as much of a processor as to hash this much without it. */
  private static final long WORTH_LINKING = 2L << 20;

  /** A file as large as this gains more than waiting for that takes. */
  private static final long WORTH_WAITING = 8L << 20;

  private static final AtomicLong HASHED = new AtomicLong();
  private static final FutureTask<Optional<OpenSsl>> LINKED = new FutureTask<>(OpenSsl::link);

  /**
   * The library, if it is linked; a file that is large enough waits for that.
   *
   * @param bytes how many are to be hashed, 0 if unknown
   */
  static Optional<OpenSsl> worthwhileFor(long bytes) {
    var before = HASHED.getAndAdd(bytes);
    if (bytes >= WORTH_WAITING) return linked();
    if (before < WORTH_LINKING && before + bytes >= WORTH_LINKING)
      Thread.ofPlatform().daemon().name("bunting-link").start(LINKED);
    return LINKED.isDone() ? linked() : Optional.empty();
  }

  /** The library, waiting until it is linked. */
  static Optional<OpenSsl> linked() {
    LINKED.run();
    var interrupted = false;
    while (true) {
      try {
        return LINKED.get();
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        return Optional.empty();
      } finally {
        if (interrupted) Thread.currentThread().interrupt();
      }
    }
  }

  private static Optional<OpenSsl> link() {
    // Else the JVM would warn the users of whatever program this is a part of.
    if (!OpenSsl.class.getModule().isNativeAccessEnabled()) return Optional.empty();
    return find().map(OpenSsl::link);
  }

  // Not version 1: some builds of that end the process when these functions are called.
  @SuppressWarnings("restricted")
  private static Optional<SymbolLookup> find() {
    try {
      return Optional.of(SymbolLookup.libraryLookup("libcrypto.so.3", Arena.global()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static OpenSsl link(SymbolLookup library) {
    return new OpenSsl(
        function(library, "SHA256_Init", FunctionDescriptor.of(JAVA_INT, ADDRESS)),
        function(
            library, "SHA256_Update", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG)),
        function(library, "SHA256_Final", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS)));
  }

  // Critical, so that memory may be on the heap: each call takes well under a millisecond.
  @SuppressWarnings("restricted")
  private static MethodHandle function(
      SymbolLookup library, String name, FunctionDescriptor description) {
    return Linker.nativeLinker()
        .downcallHandle(library.findOrThrow(name), description, Linker.Option.critical(true));
  }

  void init(MemorySegment context) {
    try {
      check((int) init.invokeExact(context));
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  void update(MemorySegment context, MemorySegment bytes) {
    try {
      check((int) update.invokeExact(context, bytes, bytes.byteSize()));
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  void end(MemorySegment digest, MemorySegment context) {
    try {
      check((int) end.invokeExact(digest, context));
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  private static void check(int done) {
    if (done != 1) throw new IllegalStateException("OpenSSL cannot hash");
  }

  private static RuntimeException broken(Throwable e) {
    return e instanceof RuntimeException known ? known : new IllegalStateException(e);
  }
}
