/** The downloader as a library. */
module dev.bunting {
  requires java.xml;
  requires tools.jackson.core;
  requires static org.jspecify;
  requires de.siegmar.fastcsv;
  requires java.sql;
  requires org.xerial.sqlitejdbc;
  requires tools.jackson.core;

  exports dev.bunting;
}
