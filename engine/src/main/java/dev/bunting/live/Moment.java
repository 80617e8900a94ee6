package dev.bunting.live;

import dev.bunting.Progress;

/**
 * A point of the curves.
 *
 * @param seconds since the view began
 * @param ended rows by then
 * @param bytes received by then
 * @param active downloads under way
 */
record Moment(double seconds, long ended, long bytes, int active) {
  static Moment of(Progress progress, double seconds) {
    return new Moment(
        seconds, progress.summary().ended(), progress.bytesReceived(), progress.active());
  }
}
