package dev.bunting.futures;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which functions one worker has, in the order of their last use. A full worker gives up the
 * function it has not used for longest, which no waiting task can need: there are far fewer tasks
 * at a worker than slots. Guarded by the pool's lock.
 */
final class FunctionSlots {
  private static final int LIMIT = 64;

  private final LinkedHashMap<SentFunction, Integer> slots = new LinkedHashMap<>(16, .75f, true);

  /** Where the worker keeps the function, if it has it. */
  Optional<Integer> find(SentFunction function) {
    return Optional.ofNullable(slots.get(function));
  }

  /** The slot to send the function to. */
  int assign(SentFunction function) {
    int slot = slots.size() < LIMIT ? slots.size() : freed();
    slots.put(function, slot);
    return slot;
  }

  private int freed() {
    Map.Entry<SentFunction, Integer> eldest = slots.firstEntry();
    slots.remove(eldest.getKey());
    return eldest.getValue();
  }
}
