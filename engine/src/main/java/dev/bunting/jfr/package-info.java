/** What Java Flight Recorder is told of a job. */
@NullMarked
package dev.bunting.jfr;

import org.jspecify.annotations.NullMarked;
