package dev.bunting.server;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** The replies a fault server has been told: by route, in line, and for all the rest. */
final class Script {
  private static final Reply NOTHING_ENQUEUED = Reply.status(501, "Nothing Enqueued");

  private final Map<String, Queue<Reply>> routes = new ConcurrentHashMap<>();
  private final Queue<Reply> enqueued = new ConcurrentLinkedQueue<>();
  private volatile Function<RecordedRequest, Reply> fallback = _ -> NOTHING_ENQUEUED;

  void enqueue(List<Reply> replies) {
    enqueued.addAll(replies);
  }

  void route(String path, List<Reply> replies) {
    if (replies.isEmpty()) throw new IllegalArgumentException("a route needs a reply");
    routes.put(path, new ArrayDeque<>(replies));
  }

  void fallback(Function<RecordedRequest, Reply> function) {
    fallback = function;
  }

  Reply replyTo(RecordedRequest request) {
    var routed = routed(request.target()).or(() -> routed(request.path()));
    if (routed.isPresent()) return routed.get();
    var next = enqueued.poll();
    return next == null ? fallback.apply(request) : next;
  }

  private Optional<Reply> routed(String path) {
    var replies = routes.get(path);
    return replies == null ? Optional.empty() : Optional.of(nextButKeepLast(replies));
  }

  private static Reply nextButKeepLast(Queue<Reply> replies) {
    synchronized (replies) {
      return replies.size() > 1 ? replies.remove() : replies.element();
    }
  }
}
