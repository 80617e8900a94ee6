/** The live view of a job: what is summed up of it, and the server that shows it on loopback. */
@NullMarked
package dev.bunting.live;

import org.jspecify.annotations.NullMarked;
