/** Futures as they complete, an ordered concurrent map, wait conditions and a process pool. */
@NullMarked
package dev.bunting.futures;

import org.jspecify.annotations.NullMarked;
