/** The flags server, and the fault server that tests enqueue faults on. */
@NullMarked
package dev.bunting.server;

import org.jspecify.annotations.NullMarked;
