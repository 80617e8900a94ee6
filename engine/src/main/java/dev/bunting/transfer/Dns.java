package dev.bunting.transfer;

import dev.bunting.Reason;
import dev.bunting.schedule.Shortage;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hosts' addresses, looked up through the system's resolver and kept for a minute. The resolver
 * blocks its thread and cannot be interrupted, so look-ups have threads of their own, {@value
 * #THREADS} at most, and nobody waits for one longer than he likes.
 *
 * <p>Safe for any number of threads.
 */
final class Dns implements AutoCloseable {
  private static final int THREADS = 16;
  private static final int MAX_HOSTS = 100_000;
  private static final long KEEP = Duration.ofMinutes(1).toNanos();
  private static final long KEEP_FAILURE = Duration.ofSeconds(5).toNanos();

  private record Entry(CompletableFuture<List<InetAddress>> addresses, long since) {
    boolean isStale() {
      var keep = addresses.isCompletedExceptionally() ? KEEP_FAILURE : KEEP;
      return System.nanoTime() - since > keep;
    }
  }

  private final ConcurrentHashMap<String, Entry> cache = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor threads = threads();

  private static ThreadPoolExecutor threads() {
    // Not a builder's factory: to count the names costs a cold process 5 ms.
    ThreadFactory factory =
        task -> Thread.ofPlatform().name("bunting-dns").daemon().unstarted(task);
    var threads =
        new ThreadPoolExecutor(
            THREADS, THREADS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /**
   * The addresses, in the order to be tried; fails with a {@link TransferException}. A literal
   * address is itself, at once.
   */
  CompletableFuture<List<InetAddress>> lookUp(String host) {
    var entry = cache.get(host);
    if (entry != null && !entry.isStale()) return entry.addresses();
    if (cache.size() > MAX_HOSTS) cache.clear();
    return cache.compute(host, this::fresh).addresses();
  }

  private Entry fresh(String host, @Nullable Entry old) {
    if (old != null && !old.isStale()) return old;
    var addresses = new CompletableFuture<List<InetAddress>>();
    if (isLiteral(host)) resolve(host, addresses);
    else threads.execute(() -> resolve(host, addresses));
    return new Entry(addresses, System.nanoTime());
  }

  private static void resolve(String host, CompletableFuture<List<InetAddress>> addresses) {
    try {
      addresses.complete(resolve(host));
    } catch (RuntimeException | Error e) {
      addresses.completeExceptionally(e);
    }
  }

  /** Only what cannot be a name: digits and dots, or anything with a colon. */
  private static boolean isLiteral(String host) {
    if (host.indexOf(':') >= 0) return true;
    for (int i = 0; i < host.length(); i++) {
      var c = host.charAt(i);
      if ((c < '0' || c > '9') && c != '.') return false;
    }
    return true;
  }

  private static List<InetAddress> resolve(String host) {
    // RFC 6761: names below .invalid never exist, whatever the network's resolver makes of them.
    if (host.endsWith(".invalid")) throw new LookUpException(Reason.DNS_NOT_FOUND, host);
    try {
      return interleaved(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      // "Temporary failure in name resolution" is EAI_AGAIN of getaddrinfo.
      var message = String.valueOf(e.getMessage());
      if (Shortage.isTold(message)) throw new LookUpException(Reason.DNS_FAILURE, message);
      var temporary = message.contains("emporary");
      throw new LookUpException(temporary ? Reason.DNS_FAILURE : Reason.DNS_NOT_FOUND, host);
    }
  }

  /** The families in turn, the resolver's first choice first (RFC 8305, section 4). */
  static List<InetAddress> interleaved(InetAddress... addresses) {
    var first = new ArrayDeque<InetAddress>();
    var second = new ArrayDeque<InetAddress>();
    for (var address : addresses)
      (address.getClass() == addresses[0].getClass() ? first : second).add(address);
    var result = new ArrayList<InetAddress>(addresses.length);
    while (!first.isEmpty() || !second.isEmpty()) {
      if (!first.isEmpty()) result.add(first.remove());
      if (!second.isEmpty()) result.add(second.remove());
    }
    return result;
  }

  /** Why a look-up failed, through a future that knows unchecked exceptions only. */
  static final class LookUpException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final TransferException failure;

    LookUpException(TransferException failure) {
      super(failure.detail(), null, false, false);
      this.failure = failure;
    }

    LookUpException(Reason reason, String host) {
      var what = reason == Reason.DNS_FAILURE ? "could not look up " : "no such host: ";
      this(new TransferException(reason, what + host));
    }

    TransferException asFailure() {
      return failure;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
