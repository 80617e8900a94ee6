package dev.bunting.schedule;

import dev.bunting.Politeness;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Whose turn it is: hosts in turn, each with its own queue, so that a host that is slow, paused or
 * dead holds up none but its own downloads.
 *
 * <p>No clock and no threads: times are handed in, in nanoseconds of {@link System#nanoTime()}.
 * Guarded by the lock of its owner.
 */
final class Turns {
  private record Later(Task task, long at) {}

  private record Pause(HostQueue host, long until) {}

  private final Politeness politeness;
  private final Map<String, HostQueue> hosts = new HashMap<>();

  /** Hosts that may run a task now, the next one first. */
  private final ArrayDeque<HostQueue> ring = new ArrayDeque<>();

  /** Hosts that may run a task from a certain time on. */
  private final PriorityQueue<Pause> paused =
      new PriorityQueue<>(Comparator.comparingLong(Pause::until));

  private final PriorityQueue<Later> retries =
      new PriorityQueue<>(Comparator.comparingLong(Later::at));

  private long readyAt = Long.MIN_VALUE;
  private int size;

  Turns(Politeness politeness) {
    this.politeness = politeness;
  }

  /** How many tasks wait. */
  int size() {
    return size;
  }

  void add(Task task, long now) {
    size++;
    var host = host(task);
    host.tasks.addLast(task);
    place(host, now);
  }

  /** Adds a task whose turn comes at a time, and then before those that were not tried yet. */
  void addLater(Task task, long at) {
    size++;
    retries.add(new Later(task, at));
  }

  /** The task whose turn it is, if any may begin now. */
  Optional<Task> next(long now) {
    promote(now);
    while (readyAt <= now && !ring.isEmpty()) {
      var host = ring.removeFirst();
      host.placed = false;
      // It may have been paused, or its limit lowered, since it was placed here.
      if (host.mayRun() && host.readyAt() <= now) return Optional.of(begin(host, now));
      place(host, now);
    }
    return Optional.empty();
  }

  private Task begin(HostQueue host, long now) {
    var task = host.tasks.removeFirst();
    size--;
    host.active++;
    if (!politeness.interval().isZero()) readyAt = now + politeness.interval().toNanos();
    if (!politeness.hostInterval().isZero())
      host.notBefore(now + politeness.hostInterval().toNanos());
    place(host, now);
    return task;
  }

  /**
   * When {@link #next} may have a task that it has not now; {@link Long#MAX_VALUE} if nobody knows.
   */
  long nextAt(long now) {
    var at = Long.MAX_VALUE;
    if (!ring.isEmpty()) at = Math.max(now, readyAt);
    if (!paused.isEmpty()) at = Math.min(at, Math.max(readyAt, paused.peek().until()));
    if (!retries.isEmpty()) at = Math.min(at, Math.max(readyAt, retries.peek().at()));
    return at;
  }

  /** Takes notice that a task has ended, so that its host has room again. */
  void ended(Task task, long now) {
    var host = host(task);
    host.active--;
    place(host, now);
    if (host.isIdle(now)) hosts.remove(host.host);
  }

  HostQueue host(Task task) {
    return hosts.computeIfAbsent(task.host(), h -> new HostQueue(h, politeness.perHost()));
  }

  /** Removes and returns all tasks that wait. */
  Iterable<Task> removeAll() {
    var all = new ArrayDeque<Task>();
    for (var host : hosts.values()) {
      all.addAll(host.tasks);
      host.tasks.clear();
      host.placed = false;
    }
    for (var later : retries) all.add(later.task());
    retries.clear();
    ring.clear();
    paused.clear();
    size = 0;
    return all;
  }

  private void promote(long now) {
    while (!retries.isEmpty() && retries.peek().at() <= now) {
      var task = retries.remove().task();
      var host = host(task);
      host.tasks.addFirst(task);
      place(host, now);
    }
    while (!paused.isEmpty() && paused.peek().until() <= now) {
      var host = paused.remove().host();
      host.placed = false;
      place(host, now);
    }
  }

  private void place(HostQueue host, long now) {
    if (host.placed || !host.mayRun()) return;
    host.placed = true;
    if (host.readyAt() > now) paused.add(new Pause(host, host.readyAt()));
    else ring.addLast(host);
  }
}
