package dev.bunting;

import dev.bunting.schedule.Ended;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that repeat earlier ones: each is held until its original has ended, and then ends likewise.
 * Of other rows it keeps three bits. For the thread that reads the outcomes.
 */
final class Twins {
  private final BitSet ended = new BitSet();
  private final BitSet ok = new BitSet();
  private final BitSet notFound = new BitSet();
  private final Map<Long, List<Outcome.Duplicate>> held = new HashMap<>();

  /** Takes a row; returns the one that may be told now with those that waited for it. */
  List<Ended> told(Ended row) {
    if (row.outcome() instanceof Outcome.Duplicate twin) return told(twin);
    remember(row.outcome());
    var waited = held.remove(row.outcome().index());
    if (waited == null) return List.of(row);
    var told = new ArrayList<Ended>(List.of(row));
    for (var twin : waited) told.add(Ended.of(like(twin)));
    return told;
  }

  private List<Ended> told(Outcome.Duplicate twin) {
    if (ended.get((int) twin.ofIndex())) return List.of(Ended.of(like(twin)));
    held.computeIfAbsent(twin.ofIndex(), _ -> new ArrayList<>()).add(twin);
    return List.of();
  }

  private void remember(Outcome outcome) {
    int index = (int) outcome.index();
    ended.set(index);
    if (outcome.status() == Status.OK) ok.set(index);
    if (outcome.status() == Status.NOT_FOUND) notFound.set(index);
  }

  private Outcome.Duplicate like(Outcome.Duplicate twin) {
    int of = (int) twin.ofIndex();
    var status = ok.get(of) ? Status.OK : notFound.get(of) ? Status.NOT_FOUND : Status.ERROR;
    return new Outcome.Duplicate(twin.index(), twin.download(), twin.ofIndex(), status);
  }
}
