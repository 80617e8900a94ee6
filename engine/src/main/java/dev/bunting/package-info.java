/** The downloader: downloads go in, exactly one outcome comes out of each. */
@NullMarked
package dev.bunting;

import org.jspecify.annotations.NullMarked;
