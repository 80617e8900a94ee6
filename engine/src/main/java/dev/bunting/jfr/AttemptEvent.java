package dev.bunting.jfr;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** One try at a row. */
@Name("dev.bunting.Attempt")
@Label("Attempt")
@Description("One try at a row of a download job")
@Category("Bunting")
@StackTrace(false)
final class AttemptEvent extends Event {
  @Label("Row")
  long row;

  @Label("Attempt")
  int attempt;

  @Label("URL")
  String url = "";

  @Label("Host")
  String host = "";

  @Label("Status")
  @Description("ok, not_found, or why it failed, such as http-503")
  String status = "";

  @Label("HTTP Status")
  int httpStatus;

  @Label("Bytes Received")
  @DataAmount
  long bytes;

  @Label("Connection")
  @Description("The number of the connection in its process")
  long connection;

  @Label("Process")
  @Description("The id of the process that made the attempt")
  long process;

  @Label("DNS")
  @Timespan(Timespan.NANOSECONDS)
  long dns;

  @Label("Connect")
  @Timespan(Timespan.NANOSECONDS)
  long connect;

  @Label("TLS")
  @Timespan(Timespan.NANOSECONDS)
  long tls;

  @Label("Wait")
  @Description("From the request's first byte out to the response's first byte in")
  @Timespan(Timespan.NANOSECONDS)
  long await;

  @Label("Receive")
  @Timespan(Timespan.NANOSECONDS)
  long receive;

  @Label("Retried")
  @Description("Whether the row is to be tried again")
  boolean retried;
}
