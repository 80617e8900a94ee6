package dev.bunting;

/** When files are forced to disk, so that they survive a power cut, not only the process's end. */
public enum Fsync {
  /** Never: the system writes when it sees fit. */
  NONE,
  /**
   * Once, as the job ends. If the machine went down before that, what the job had saved is not
   * trusted and is fetched again.
   */
  JOB,
  /** In groups, before the ledger says that these rows are done. */
  EACH
}
