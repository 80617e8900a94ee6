package dev.bunting.jfr;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A row, from its first attempt to the end of its last. */
@Name("dev.bunting.Download")
@Label("Download")
@Description("A row of a download job, from its first attempt to the end of its last")
@Category("Bunting")
@StackTrace(false)
final class DownloadEvent extends Event {
  @Label("Row")
  long row;

  @Label("URL")
  String url = "";

  @Label("Host")
  String host = "";

  @Label("Status")
  @Description("ok, not_found or error")
  String status = "";

  @Label("Reason")
  @Description("Why it failed, such as http-503")
  String reason = "";

  @Label("Attempts")
  int attempts;

  @Label("File Size")
  @DataAmount
  long bytes;
}
