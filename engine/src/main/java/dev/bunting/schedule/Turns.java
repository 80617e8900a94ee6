package dev.bunting.schedule;

import dev.bunting.Politeness;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Whose turn it is: hosts in turn, each with its own queue, so that a host that is slow, paused or
 * dead holds up none but its own downloads.
 *
 * <p>No clock and no threads: times are handed in, in nanoseconds of the schedule's clock. Guarded
 * by the lock of its owner.
 */
final class Turns {
  /** So many hosts without tasks are remembered if there is something to remember of them. */
  private static final int MOST_UNUSED = 100_000;

  /** Rules take more room. */
  private static final int MOST_UNUSED_WITH_RULES = 10_000;

  /** A task that may not be carried out. */
  record Refused(Task task, Robots.Refusal refusal) {}

  private record Later(Task task, HostQueue host, long at) {}

  private record Pause(HostQueue host, long until) {}

  private final Politeness politeness;
  private final Map<String, HostQueue> hosts = new HashMap<>();

  /** Hosts without tasks, the one longest so first. */
  private final LinkedHashSet<HostQueue> unused = new LinkedHashSet<>();

  /** Hosts that may run a task now, the next one first. */
  private final ArrayDeque<HostQueue> ring = new ArrayDeque<>();

  /** Hosts that may run a task from a certain time on. */
  private final PriorityQueue<Pause> paused =
      new PriorityQueue<>((a, b) -> Long.compare(a.until(), b.until()));

  private final PriorityQueue<Later> retries =
      new PriorityQueue<>((a, b) -> Long.compare(a.at(), b.at()));

  final Shortage shortage = new Shortage();
  private int mostUnused = MOST_UNUSED;
  private boolean heedsRobots;
  private Optional<Refused> refused = Optional.empty();
  private long readyAt = Long.MIN_VALUE;
  private int size;
  private int active;

  Turns(Politeness politeness) {
    this.politeness = politeness;
  }

  /** From now on, what a robots.txt does not allow is not handed out. */
  void heedRobots() {
    heedsRobots = true;
    mostUnused = MOST_UNUSED_WITH_RULES;
  }

  /** How many tasks wait. */
  int size() {
    return size;
  }

  /** How many tasks run. */
  int active() {
    return active;
  }

  /** Whether no task could begin now, however many would carry it out; those that wait must. */
  boolean allMustWait() {
    return ring.isEmpty();
  }

  void add(HostQueue host, Task task, long now) {
    size++;
    host.tasks.addLast(task);
    place(host, now);
  }

  /** Adds a task whose turn comes at a time, and then before those that were not tried yet. */
  void addLater(HostQueue host, Task task, long at) {
    size++;
    host.later++;
    retries.add(new Later(task, host, at));
  }

  /** The task whose turn it is, if any may begin now; else maybe one was {@link #refused}. */
  Optional<Task> next(long now) {
    promote(now);
    while (readyAt <= now && !ring.isEmpty() && active < shortage.most()) {
      var host = ring.removeFirst();
      host.placed = false;
      // It may have been paused, or its limit lowered, since it was placed here.
      if (host.mayRun() && host.readyAt() <= now) return turnOf(host, now);
      place(host, now);
    }
    return Optional.empty();
  }

  private Optional<Task> turnOf(HostQueue host, long now) {
    if (!heedsRobots) return Optional.of(begin(host, removeFirst(host), now));
    var uri = host.tasks.getFirst().uri();
    var answer = host.robots.answer(uri, now);
    if (answer.isEmpty()) return Optional.of(begin(host, host.robots.ask(uri), now));
    var refusal = answer.get().refusal(uri);
    if (refusal.isEmpty()) return Optional.of(begin(host, removeFirst(host), now));
    refused = Optional.of(new Refused(removeFirst(host), refusal.get()));
    place(host, now);
    return Optional.empty();
  }

  private Task removeFirst(HostQueue host) {
    size--;
    return host.tasks.removeFirst();
  }

  private Task begin(HostQueue host, Task task, long now) {
    active++;
    if (!politeness.interval().isZero()) readyAt = now + politeness.interval().toNanos();
    host.begin(now);
    place(host, now);
    return task;
  }

  /** What {@link #next} found that may not be carried out; told once. */
  Optional<Refused> refused() {
    var told = refused;
    refused = Optional.empty();
    return told;
  }

  /**
   * When {@link #next} may have a task that it has not now; {@link Long#MAX_VALUE} if nobody knows.
   */
  long nextAt(long now) {
    if (active >= shortage.most()) return Long.MAX_VALUE;
    var at = Long.MAX_VALUE;
    if (!ring.isEmpty()) at = Math.max(now, readyAt);
    if (!paused.isEmpty()) at = Math.min(at, Math.max(readyAt, paused.peek().until()));
    if (!retries.isEmpty()) at = Math.min(at, Math.max(readyAt, retries.peek().at()));
    return at;
  }

  /** Takes notice that a task of this host has ended, so that there is room again. */
  void ended(HostQueue host, long now) {
    host.active--;
    active--;
    place(host, now);
  }

  /** Whether this task's host counts as dead. */
  boolean isDead(Task task, long now) {
    var host = hosts.get(task.host());
    return host != null && host.breaker.isDead(now);
  }

  /** The host's queue; {@link #release} it when nothing more will be done with it now. */
  HostQueue host(Task task) {
    var host = hosts.computeIfAbsent(task.host(), h -> new HostQueue(h, politeness));
    if (!unused.isEmpty()) unused.remove(host);
    return host;
  }

  /** Forgets the host if it is not needed: at once, or when there are too many of its kind. */
  void release(HostQueue host, long now) {
    if (!host.isUnused()) return;
    if (host.isFresh(now)) hosts.remove(host.host);
    else unused.add(host);
    if (unused.size() > mostUnused) hosts.remove(unused.removeFirst().host);
  }

  /** Removes and returns the tasks of a host that wait. */
  List<Task> removeAll(HostQueue host) {
    var all = new ArrayList<>(host.tasks);
    host.tasks.clear();
    if (host.later > 0) {
      for (var each : retries) if (each.host() == host) all.add(each.task());
      retries.removeIf(each -> each.host() == host);
      host.later = 0;
    }
    size -= all.size();
    return all;
  }

  /** Removes and returns all tasks that wait. */
  List<Task> removeAll() {
    var all = new ArrayList<Task>(size);
    for (var host : hosts.values()) {
      all.addAll(host.tasks);
      host.tasks.clear();
      host.placed = false;
      host.later = 0;
    }
    for (var each : retries) all.add(each.task());
    retries.clear();
    ring.clear();
    paused.clear();
    size = 0;
    return all;
  }

  private void promote(long now) {
    while (!retries.isEmpty() && retries.peek().at() <= now) {
      var due = retries.remove();
      due.host().later--;
      due.host().addAgain(due.task());
      place(due.host(), now);
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
