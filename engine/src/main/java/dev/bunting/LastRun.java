package dev.bunting;

/**
 * The last run that went through a list.
 *
 * @param state how it stands
 * @param pid the process that did, or does
 * @param command what it did, as {@link Records#command} told
 */
public record LastRun(State state, long pid, String command) {

  /** How a run stands. */
  public enum State {
    /** Each row of its list had its outcome. */
    COMPLETE,
    /** Its process is at it. */
    RUNNING,
    /** It was stopped or killed before: there are rows without an outcome of this run. */
    CUT_OFF
  }
}
