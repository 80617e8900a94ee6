package dev.bunting.ledger;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A transfer that was cut off, and what a later run needs to go on with it.
 *
 * @param name the name that was planned for the file; a ledger holds one partial for each name
 * @param url what was being fetched
 * @param temporary the name of the file that holds the bytes so far, within the destination
 * @param etag the server's entity tag as it was sent
 * @param lastModified the server's {@code Last-Modified} as it was sent
 * @param bytes how many bytes had been written when this was noted; the file may hold more
 * @param total how many there are to be, if the server said so
 */
public record Partial(
    String name,
    String url,
    String temporary,
    Optional<String> etag,
    Optional<String> lastModified,
    long bytes,
    OptionalLong total) {}
