package dev.bunting.server;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Draws the delay and the error of each request from the seed, the path, and how many times the
 * path was asked for before: so the order among different paths does not matter. Any number of
 * threads may draw at once.
 */
final class Fate {
  // Beyond so many paths, a new one is always drawn for as if asked for once: memory is bounded.
  private static final int MOST_COUNTED_PATHS = 100_000;

  private final FlagsServerOptions options;
  private final List<ErrorKind> kinds;
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

  Fate(FlagsServerOptions options) {
    this.options = options;
    this.kinds = List.copyOf(options.errorKinds());
  }

  Reply befall(Reply reply, RecordedRequest request) {
    var path = request.path();
    var random = new SplittableRandom(hash(path) + count(path));
    var delay = options.delays().at(random.nextDouble());
    boolean spoiled = random.nextDouble() < options.errorRate();
    if (!spoiled) return reply.delayHead(delay);
    var kind = kinds.get(random.nextInt(kinds.size()));
    return kind.spoil(reply, request.method().equals("HEAD")).delayHead(delay);
  }

  /** Whether no request is ever delayed or spoiled. */
  boolean isHarmless() {
    return options.delays().isNone() && options.errorRate() == 0;
  }

  private int count(String path) {
    var count = counts.get(path);
    if (count == null && counts.size() >= MOST_COUNTED_PATHS) return 1;
    return counts.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
  }

  /** FNV-1a with 64 bits over the seed and the path. */
  private long hash(String path) {
    long hash = 0xcbf29ce484222325L ^ options.seed();
    for (int i = 0; i < path.length(); i++) hash = (hash ^ path.charAt(i)) * 0x100000001b3L;
    return hash;
  }
}
