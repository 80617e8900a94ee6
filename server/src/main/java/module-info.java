/** The flags server, and the fault server that tests enqueue faults on. */
module dev.bunting.server {
  requires static org.jspecify;

  exports dev.bunting.server;
}
