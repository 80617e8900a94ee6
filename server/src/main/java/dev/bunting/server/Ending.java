package dev.bunting.server;

/** What comes behind a reply's body, and whether the connection ends with it. */
record Ending(Body extra, boolean close) {
  static final Ending KEPT_ALIVE = new Ending(BytesBody.EMPTY, false);
}
