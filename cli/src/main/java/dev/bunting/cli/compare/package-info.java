/**
 * Styles side by side: each run in a process of its own, what it took, and whether it was right.
 */
@NullMarked
package dev.bunting.cli.compare;

import org.jspecify.annotations.NullMarked;
