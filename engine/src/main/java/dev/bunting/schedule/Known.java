package dev.bunting.schedule;

import dev.bunting.FileVersion;
import java.util.Optional;

/**
 * The file that an earlier run saved under a task's name, to be fetched again only if it has
 * changed.
 *
 * @param version what the server said of its version
 * @param bytes its size
 * @param sha256 its digest as 64 lower-case hexadecimal digits, if it was computed
 */
public record Known(FileVersion version, long bytes, Optional<String> sha256) {}
