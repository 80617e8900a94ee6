/** Lists become rows here, one at a time, in constant memory and whatever is in them. */
@NullMarked
package dev.bunting.source;

import org.jspecify.annotations.NullMarked;
