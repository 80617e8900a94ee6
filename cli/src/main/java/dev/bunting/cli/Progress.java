package dev.bunting.cli;

import dev.bunting.Outcome;

/** What is shown while downloads run. One thread calls, the one that reads the outcomes. */
interface Progress {
  /** The job has begun. */
  void begin();

  /** One more download is through. */
  void show(Outcome outcome);

  /** The job is through, or was ended. */
  void end();

  /** Shows nothing: what a log file or a script wants. */
  Progress NONE =
      new Progress() {
        @Override
        public void begin() {}

        @Override
        public void show(Outcome outcome) {}

        @Override
        public void end() {}
      };
}
