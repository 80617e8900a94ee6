/** The downloader as a library. */
module dev.bunting {
  requires static org.jspecify;
  requires dev.bunting.futures;
  requires HdrHistogram;
  requires com.github.weisj.jsvg;
  requires de.siegmar.fastcsv;
  requires java.desktop;
  requires java.net.http;
  requires java.sql;
  requires jdk.httpserver;
  requires jdk.jfr;
  requires java.xml;
  requires org.conscrypt;
  requires org.xerial.sqlitejdbc;
  requires tools.jackson.core;

  exports dev.bunting;
}
