/** What is to be done with each row: its number, and the name its file gets. */
@NullMarked
package dev.bunting.plan;

import org.jspecify.annotations.NullMarked;
