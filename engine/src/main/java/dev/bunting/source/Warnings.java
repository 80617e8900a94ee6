package dev.bunting.source;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * What was noticed in lists and belongs to no row: each thing once a list, and not without end.
 *
 * <p>The thread that reads the lists adds; any thread reads.
 */
public final class Warnings {
  private static final int MOST = 100;

  private final Set<String> subjects = new CopyOnWriteArraySet<>();
  private final List<String> lines = new CopyOnWriteArrayList<>();

  /** Adds a line unless there is one about the subject already. */
  void add(String subject, String line) {
    if (lines.size() < MOST && subjects.add(subject)) lines.add(line);
  }

  /** The lines so far. */
  public List<String> lines() {
    return List.copyOf(lines);
  }
}
