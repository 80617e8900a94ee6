package dev.bunting.ledger;

import dev.bunting.Fsync;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another process that works on a ledger, and is killed without warning. */
final class Child implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private Child(Process process) {
    this.process = process;
    output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** One that records rows for ever, beginning with this one. */
  static Child start(Path destination, long from) throws IOException {
    return new Child(command(destination, from, Long.MAX_VALUE).start());
  }

  /** What starts one that records these rows. */
  static ProcessBuilder command(Path destination, long from, long to, String... options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
    command.addAll(List.of(destination.toString(), Long.toString(from), Long.toString(to)));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** Records rows, and prints the number of each that is committed. */
  public static void main(String[] arguments) throws Exception {
    long to = Long.parseLong(arguments[2]);
    try (var ledger = Ledger.open(Path.of(arguments[0]), Fsync.NONE, files -> {}, "a child")) {
      for (long row = Long.parseLong(arguments[1]); row <= to; row++) {
        ledger.record(Sample.saved(row));
        if (row % 7 == 0) {
          ledger.flush();
          System.out.println(row);
        }
      }
    }
  }

  long pid() {
    return process.pid();
  }

  /** Waits until so many more commits are acknowledged; the row of the last. */
  long awaitCommits(int commits) throws IOException {
    String line = "0";
    for (int i = 0; i < commits; i++) line = output.readLine();
    return Long.parseLong(line);
  }

  /** Lets it run for a while, wherever it then is. */
  void run(int milliseconds) throws InterruptedException {
    process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
  }

  /** Ends it by SIGKILL; the row of the last commit that it acknowledged before that. */
  long kill(long acknowledged) throws IOException, InterruptedException {
    process.toHandle().destroyForcibly(); // the process's own method would close its output too
    process.waitFor();
    for (var line = output.readLine(); line != null; line = output.readLine())
      // A line that was cut short is a smaller number: never one that was not acknowledged.
      if (!line.isEmpty()) acknowledged = Math.max(acknowledged, Long.parseLong(line));
    return acknowledged;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
