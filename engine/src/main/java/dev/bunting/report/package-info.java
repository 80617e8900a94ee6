/** What became of the rows, told in files and in a summary. */
@NullMarked
package dev.bunting.report;

import org.jspecify.annotations.NullMarked;
