/** The program that a pool's worker processes run. */
@NullMarked
package dev.bunting.futures.worker;

import org.jspecify.annotations.NullMarked;
