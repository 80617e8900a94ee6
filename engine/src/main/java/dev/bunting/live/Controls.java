package dev.bunting.live;

import dev.bunting.Progress;

/** The job as the view reaches it; any thread may call. */
public interface Controls {
  /** How far it is. */
  Progress progress();

  /** Lets no further request begin. */
  void pause();

  /** Goes on. */
  void resume();

  /** Ends the job soon. */
  void cancel();
}
