/** The downloader as a library. */
module dev.bunting {
  requires static org.jspecify;

  exports dev.bunting;
}
