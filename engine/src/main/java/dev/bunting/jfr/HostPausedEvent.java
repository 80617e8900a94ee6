package dev.bunting.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timestamp;

/** A host is left alone for a while. */
@Name("dev.bunting.HostPaused")
@Label("Host Paused")
@Description("No request to a host begins for a while, since it asked for that or is not there")
@Category("Bunting")
@StackTrace(false)
final class HostPausedEvent extends Event {
  @Label("Host")
  String host = "";

  @Label("Reason")
  String reason = "";

  @Label("Until")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  long until;
}
