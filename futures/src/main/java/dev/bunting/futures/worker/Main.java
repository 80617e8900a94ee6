package dev.bunting.futures.worker;

import dev.bunting.futures.wire.Codec;
import dev.bunting.futures.wire.FrameInput;
import dev.bunting.futures.wire.FrameOutput;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A worker process of a ProcessPoolExecutor. Its main thread runs the tasks; one more, the sentry,
 * listens meanwhile. It lives no longer than the pipe on which its tasks come.
 */
public final class Main {
  /** In place of a pipe's name: the process's own standard input or output. */
  private static final String STANDARD = "-";

  private Main() {}

  /**
   * Arguments: the file to read tasks from, the file to write outcomes to, the serial filter, and
   * the process id of the pool.
   */
  public static void main(String[] args) throws IOException {
    InputStream tasks = input(args[0]);
    OutputStream outcomes = output(args[1]);
    var codec = new Codec(ClassLoader.getSystemClassLoader(), args[2]);
    var out = new Outgoing(new FrameOutput(outcomes));
    var functions = new Functions(codec);
    var inbox = new Inbox(new FrameInput(tasks), out, functions, Thread.currentThread());
    startSentry(inbox, Long.parseLong(args[3]));
    try {
      new TaskLoop(inbox, out, functions, codec).run();
    } catch (IOException e) {
      parentIsGone();
    }
  }

  /**
   * Ends this process at once, without shutdown hooks: nobody is left to wait for them. By a signal
   * where there is one, since {@code halt} waits 300 ms for threads within system calls.
   */
  static void parentIsGone() {
    try {
      String self = Long.toString(ProcessHandle.current().pid());
      new ProcessBuilder("/bin/sh", "-c", "kill -9 $0", self).start().waitFor();
    } catch (IOException | InterruptedException e) {
      // Then the slower way.
    }
    Runtime.getRuntime().halt(0);
  }

  private static void startSentry(Inbox inbox, long parent) {
    var sentry = new Thread(new Sentry(inbox, parent), "bunting-sentry");
    sentry.setDaemon(true);
    sentry.start();
  }

  private static InputStream input(String name) throws IOException {
    if (!name.equals(STANDARD)) {
      return new FileInputStream(name);
    }
    System.setIn(InputStream.nullInputStream());
    return new FileInputStream(FileDescriptor.in);
  }

  private static OutputStream output(String name) throws IOException {
    if (!name.equals(STANDARD)) {
      return new FileOutputStream(name);
    }
    System.setOut(System.err);
    return new FileOutputStream(FileDescriptor.out);
  }
}
