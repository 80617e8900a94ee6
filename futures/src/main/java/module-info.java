/** As completed, an ordered concurrent map, wait conditions and a process pool for Java. */
module dev.bunting.futures {
  requires static org.jspecify;

  exports dev.bunting.futures;
}
