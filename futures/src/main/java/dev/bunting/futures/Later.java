package dev.bunting.futures;

import java.util.ArrayDeque;

/** What a change of state leads to: noted with the lock held, done when it is free. */
final class Later {
  private final ArrayDeque<Runnable> effects = new ArrayDeque<>(4);

  void run(Runnable effect) {
    effects.add(effect);
  }

  void doAll() {
    for (Runnable effect = effects.poll(); effect != null; effect = effects.poll()) {
      effect.run();
    }
  }
}
