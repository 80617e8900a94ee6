package dev.bunting;

import java.net.URI;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * What was seen on the way to an outcome.
 *
 * @param status the HTTP status of the last response, if one came
 * @param reasonPhrase the text beside that status, maybe empty
 * @param attempts how often the download was tried, from 1; 0 if it never began
 * @param started when the last attempt began
 * @param timings the phases of the last attempt; of its last hop, if it was redirected
 * @param finalUri where the last answer came from, behind any redirects
 */
public record Trace(
    OptionalInt status,
    String reasonPhrase,
    int attempts,
    Instant started,
    Timings timings,
    URI finalUri) {}
