package dev.bunting.futures.wire;

/**
 * One message on a pipe between a pool and a worker.
 *
 * @param id the task's number, or 0
 * @param detail a function's slot for {@code FUNCTION} and {@code CALL}; {@link #PAUSED} and {@link
 *     #LEAVING} for {@code RESULT} and {@code FAILURE}; else 0
 */
public record Frame(Kind kind, int id, int detail, Payload payload) {
  /** Said with an outcome: the worker takes no further task until it is told to go on. */
  public static final int PAUSED = 1;

  /** Said with an outcome: the worker is about to exit and takes no further task. */
  public static final int LEAVING = 2;

  /** A frame without a payload. */
  public static Frame of(Kind kind, int id) {
    return new Frame(kind, id, 0, Payload.NONE);
  }

  /** Whether an outcome carries {@link #PAUSED} or {@link #LEAVING}. */
  public boolean says(int flag) {
    return (detail & flag) != 0;
  }

  /** What a frame is for. Those up to {@code EXIT} go to the worker, the others come from it. */
  public enum Kind {
    /** The initializer, or an empty payload; first of all. */
    SETUP,
    /** A function that later {@code CALL}s name by its slot. */
    FUNCTION,
    /** An argument for the function in a slot. */
    CALL,
    /** A Callable. */
    CALLABLE,
    /** A Runnable. */
    RUNNABLE,
    /** Interrupt this task if it runs now, and pause after it; forget it if it has not started. */
    INTERRUPT,
    /** Forget this task if it has not started. */
    REVOKE,
    /** Go on after a pause. */
    GO,
    /** Exit; sent only to a worker without a task. */
    EXIT,

    /** The initializer has run. */
    READY,
    /** The initializer has failed; the worker exits. */
    SETUP_FAILED,
    /** A task's value. */
    RESULT,
    /** What a task threw. */
    FAILURE,
    /** The task was running, has been interrupted, and the worker will pause after it. */
    INTERRUPTED,
    /** The task had not started and never will. */
    REVOKED
  }
}
