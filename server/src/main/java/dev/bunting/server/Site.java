package dev.bunting.server;

import java.util.Optional;

/** What there is to serve. */
interface Site {

  /** The reply for a path as it was sent, or nothing when there is nothing at this path. */
  Optional<Reply> find(String path);
}
