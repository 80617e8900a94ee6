package dev.bunting.schedule;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the robots.txt files of one host say, which has one for each scheme and port. One of them is
 * asked for at a time. Guarded by the lock of its owner.
 */
final class HostRobots {
  /** Hosts have two or three; one that a list asks at more ports is asked again. */
  private static final int MOST = 8;

  private final Map<URI, Robots.Answer> answers = new LinkedHashMap<>();
  private Optional<Task> again = Optional.empty();
  private boolean asking;
  private long delay;

  /** Whether a file is being asked for: until it is there, nothing else is. */
  boolean asking() {
    return asking;
  }

  /** Whether anything would be lost by forgetting it. */
  boolean isFresh() {
    return answers.isEmpty() && again.isEmpty();
  }

  /** What counts for this URL, if that is known. */
  Optional<Robots.Answer> answer(URI uri, long now) {
    return Optional.ofNullable(answers.get(Robots.of(uri))).filter(a -> now < a.until());
  }

  /** The task of asking what counts for this URL, which runs from now on. */
  Task ask(URI uri) {
    asking = true;
    var file = Robots.of(uri);
    return again.filter(task -> task.uri().equals(file)).orElseGet(() -> Task.robots(file));
  }

  /** It is to be asked for once more, when the host has its next turn. */
  void again(Task task) {
    asking = false;
    again = Optional.of(task);
  }

  void answered(URI file, Robots.Answer answer) {
    asking = false;
    again = Optional.empty();
    answers.remove(file);
    answers.put(file, answer);
    if (answers.size() > MOST) answers.remove(answers.keySet().iterator().next());
    delay = 0;
    for (var each : answers.values()) delay = Math.max(delay, each.rules().delay().toNanos());
  }

  /** The least time between two requests that any of them wants, in nanoseconds. */
  long delay() {
    return delay;
  }
}
