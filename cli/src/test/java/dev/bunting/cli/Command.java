package dev.bunting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A command as a process, its output in files: whatever it prints, it never waits for a reader. */
final class Command implements AutoCloseable {
  static final Path ROOT = Path.of(System.getProperty("bunting.root"));
  private static final Path TARGET = ROOT.resolve("cli/target");
  private static final int PATIENCE_SECONDS = 60;

  private final Path out;
  private final Path err;
  private final Process process;

  private Command(List<String> line, Map<String, String> environment) throws IOException {
    out = Files.createTempFile("bunting", ".out");
    err = Files.createTempFile("bunting", ".err");
    var builder = new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.contains("JAVA") || name.equals("COLUMNS"));
    builder.environment().putAll(environment);
    process = builder.start();
  }

  /** Any program. */
  static Command start(Map<String, String> environment, String... line) {
    try {
      return new Command(List.of(line), environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The built jars, on the JDK of the tests. */
  static Command bunting(Ports ports, String... args) {
    var line = new ArrayList<>(withDefaultSignals());
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("--enable-native-access=ALL-UNNAMED");
    line.add("-Dbunting.ports=%d,%d,%d".formatted(ports.local(), ports.delay(), ports.error()));
    line.addAll(List.of("-cp", TARGET.resolve("bunting-cli.jar") + ":" + TARGET.resolve("lib/*")));
    line.add(Main.class.getName());
    line.addAll(Arrays.asList(args));
    return start(Map.of(), line.toArray(String[]::new));
  }

  /** What runs in the background of a script ignores SIGINT, and so do its children. */
  private static List<String> withDefaultSignals() {
    try (var env = start(Map.of(), "env", "--default-signal=INT", "true")) {
      return env.exitCode() == 0 ? List.of("env", "--default-signal=INT") : List.of();
    }
  }

  int exitCode() {
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("ends: " + err()).isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  String out() {
    return read(out);
  }

  String err() {
    return read(err);
  }

  /** Waits until standard output holds the text. */
  void awaitOut(String text) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!out().contains(text)) {
      assertThat(process.isAlive() && System.nanoTime() < end).as(out() + err()).isTrue();
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
  }

  /** The processes that it has started and that run now. */
  List<ProcessHandle> children() {
    return process.children().toList();
  }

  /** Waits until the condition holds or the process has ended. */
  void awaitOrEnd(BooleanSupplier condition) throws InterruptedException {
    var ended = false;
    while (!ended && !condition.getAsBoolean()) ended = process.waitFor(2, TimeUnit.MILLISECONDS);
  }

  void signal(String name) {
    try (var kill = start(Map.of(), "kill", "-" + name, Long.toString(process.pid()))) {
      assertThat(kill.exitCode()).isZero();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      Files.delete(out);
      Files.delete(err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
