/**
 * Two HTTP/1.1 servers on plain sockets and virtual threads, in need of nothing but the JDK. {@link
 * dev.bunting.server.FaultServer} answers what a test tells it to, faults included, and records
 * what it was asked. {@link dev.bunting.server.FlagsServer} serves country flags at once, delayed
 * or with errors, to practise downloading on.
 */
module dev.bunting.server {
  requires static org.jspecify;

  exports dev.bunting.server;
}
