/** Whose turn it is. */
@NullMarked
package dev.bunting.schedule;

import org.jspecify.annotations.NullMarked;
