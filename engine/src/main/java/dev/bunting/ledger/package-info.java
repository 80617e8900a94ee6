/** What became of each row, kept on disk: so that a job goes on after anything. */
@NullMarked
package dev.bunting.ledger;

import org.jspecify.annotations.NullMarked;
