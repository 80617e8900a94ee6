/**
 * One HTTP exchange at a time over a connection: by blocking threads, or by one thread with a
 * selector. Both feed the same exchange.
 */
@NullMarked
package dev.bunting.transfer;

import org.jspecify.annotations.NullMarked;
