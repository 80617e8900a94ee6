package dev.bunting.server;

/** Decides what a request gets. It runs on the connection's own thread, and may block. */
interface Responder {
  Reply reply(RecordedRequest request) throws InterruptedException;
}
