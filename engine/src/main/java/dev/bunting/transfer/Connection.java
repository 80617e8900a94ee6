package dev.bunting.transfer;

import dev.bunting.transfer.http1.ResponseReader;
import org.jspecify.annotations.Nullable;

/** A connection for a route, with the reader of its responses. One exchange at a time uses it. */
final class Connection {
  final Route route;

  /** In the order in which they were opened, from 1. */
  final long number;

  final Wire wire;
  final ResponseReader reader = new ResponseReader();

  /** Since when it waits for its next request, by the pool's clock; under the pool's lock. */
  long idleSince;

  /** Who uses it on the event loop, if anyone; of no meaning elsewhere. */
  @Nullable Flight flight;

  Connection(Route route, long number, Wire wire) {
    this.route = route;
    this.number = number;
    this.wire = wire;
  }

  void close() {
    wire.close();
  }
}
