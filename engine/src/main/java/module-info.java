/** The downloader as a library. */
module dev.bunting {
  requires java.xml;
  requires tools.jackson.core;
  requires static org.jspecify;

  exports dev.bunting;
}
