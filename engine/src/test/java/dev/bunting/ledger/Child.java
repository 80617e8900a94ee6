package dev.bunting.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Another process that works on a ledger, and is killed without warning. */
final class Child implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private Child(Process process) {
    this.process = process;
    output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static Child start(Path destination, long from) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new Child(
        new ProcessBuilder(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                destination.toString(),
                Long.toString(from))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** Records rows for ever, and prints the number of each that is committed. */
  public static void main(String[] arguments) throws Exception {
    var ledger = Ledger.open(Path.of(arguments[0]), Fsync.NONE, files -> {}, "a child");
    for (long row = Long.parseLong(arguments[1]); ; row++) {
      ledger.record(Sample.saved(row));
      if (row % 7 == 0) {
        ledger.flush();
        System.out.println(row);
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
