/** The bunting command: flags, serve, and how their reports look. */
@NullMarked
package dev.bunting.cli;

import org.jspecify.annotations.NullMarked;
