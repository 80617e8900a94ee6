package dev.bunting.schedule;

import dev.bunting.FileVersion;
import java.net.URI;
import java.util.OptionalLong;

/**
 * A transfer that was cut off, and what it takes to go on with it.
 *
 * @param temporary the file that holds the bytes so far: a path below the destination, its parts
 *     separated by {@code /}
 * @param url what was asked for
 * @param version what the server said of the file's version; it has a validator
 * @param bytes how many of its bytes came in this run: all of them, or 0 if an earlier run left it
 * @param total how many there are to be, if the server said so
 */
public record Partial(
    String temporary, URI url, FileVersion version, long bytes, OptionalLong total) {}
