/**
 * What passes between a pool and its workers: frames on a pipe, and objects inside them. Both sides
 * use it; it knows neither.
 */
@NullMarked
package dev.bunting.futures.wire;

import org.jspecify.annotations.NullMarked;
