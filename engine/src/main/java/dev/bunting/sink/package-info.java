/** Bytes become files here: a temporary name first, the final name only once whole. */
@NullMarked
package dev.bunting.sink;

import org.jspecify.annotations.NullMarked;
