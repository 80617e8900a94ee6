package dev.bunting.futures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the package logs, kept from the console while this is open. */
final class CapturedLog extends Handler implements AutoCloseable {
  private final Logger logger = Logger.getLogger("dev.bunting.futures");
  private final List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());

  CapturedLog() {
    logger.addHandler(this);
    logger.setUseParentHandlers(false);
  }

  List<Throwable> thrown() {
    return thrown;
  }

  @Override
  public void publish(LogRecord logged) {
    thrown.add(logged.getThrown());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
