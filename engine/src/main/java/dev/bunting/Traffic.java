package dev.bunting;

import java.io.Serializable;

/**
 * What one attempt used of the network.
 *
 * @param bytes the bytes of responses that it read, heads included, and those of the parts of a
 *     large file that were fetched beside
 * @param resumed the bytes of the file that an earlier run had left, and that it went on with
 * @param sentAfter nanoseconds from its beginning until its last request went out; 0 if none did.
 *     What comes before are the phases that lead to the connection, redirects, and tries on
 *     connections that the server had closed
 * @param connection the number of the connection of that request, in the order in which its process
 *     opened them; 0 if none stood
 * @param process the id of the process that made it: the job's own, but for {@link Style#PROCESSES}
 */
public record Traffic(long bytes, long resumed, long sentAfter, long connection, long process)
    implements Serializable {
  /** No bytes on no connection. */
  public static final Traffic NONE = new Traffic(0, 0, 0, 0, 0);
}
