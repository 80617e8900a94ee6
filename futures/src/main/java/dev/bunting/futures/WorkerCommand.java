package dev.bunting.futures;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The command that starts a worker process, and the pipes to it. */
final class WorkerCommand {
  /** A name, not a class literal: the worker knows this package, and not the other way round. */
  private static final String MAIN = "dev.bunting.futures.worker.Main";

  /**
   * Puts the two pipes where no print can reach them, sends prints to where standard error goes,
   * and leaves Ctrl-C to the parent: a terminal sends it to workers, too.
   */
  private static final String SHELL =
      "trap '' INT HUP; ulimit -c 0 2>/dev/null; exec 3>&1 4<&0 1>&2 0</dev/null; exec \"$0\""
          + " \"$@\"";

  private static final List<String> FLAGS =
      List.of(
          // The least work at start and the fewest threads.
          "-XX:+UseSerialGC",
          // Nothing on disk: not while it runs, and not after a crash, whose report is a print.
          "-XX:-UsePerfData",
          "-XX:+ErrorFileToStderr");

  private static final Duration COMPLAINT_TIME = Duration.ofSeconds(5);
  private static final int COMPLAINT_LINES = 10;

  private final Settings settings;
  private final boolean windows;
  private final List<String> classPath;

  WorkerCommand(Settings settings) {
    this(settings, File.separatorChar == '\\');
  }

  WorkerCommand(Settings settings, boolean windows) {
    this.settings = settings;
    this.windows = windows;
    this.classPath = classPath(settings.classPath());
  }

  /** Starts a worker, with flags besides the pool's own. */
  Process start(List<String> moreFlags) throws IOException {
    return builder(moreFlags).redirectError(settings.workerOutput()).start();
  }

  /** Starts a process like a worker, whose prints nobody should see. */
  Process startSilently(List<String> moreFlags) throws IOException {
    return builder(moreFlags).redirectError(Redirect.DISCARD).start();
  }

  /** Runs the command once more and yields what it prints, when a worker did not get ready. */
  String complaint() {
    try {
      Process process = builder(List.of()).redirectError(Redirect.PIPE).start();
      process.getOutputStream().close(); // Should it start this time, it ends at once.
      if (!process.waitFor(COMPLAINT_TIME)) {
        process.destroyForcibly();
      }
      try (var output = process.errorReader()) {
        return String.join("; ", output.lines().limit(COMPLAINT_LINES).toList());
      }
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
  }

  private ProcessBuilder builder(List<String> moreFlags) {
    var command = new ArrayList<String>();
    if (!windows) {
      command.addAll(List.of("/bin/sh", "-c", SHELL));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(moreFlags);
    command.addAll(settings.jvmArgs());
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), MAIN));
    command.addAll(windows ? List.of("-", "-") : List.of("/dev/fd/4", "/dev/fd/3"));
    command.add(settings.serialFilter());
    command.add(Long.toString(ProcessHandle.current().pid()));
    return new ProcessBuilder(command);
  }

  /** Where the workers find classes. */
  List<Path> classPathEntries() {
    return classPath.stream().map(Path::of).toList();
  }

  private static List<String> classPath(List<Path> chosen) {
    var entries =
        new ArrayList<>(
            chosen.isEmpty() ? ownClassPath() : chosen.stream().map(Path::toString).toList());
    // What this JVM has loaded us from, its workers can: spares opening all jars once more.
    boolean known = chosen.isEmpty() && isOnOwnClassPath();
    if (!known && !holdsWorker(entries)) {
      ownLocation().ifPresent(entries::add);
    }
    return List.copyOf(entries);
  }

  private static boolean isOnOwnClassPath() {
    return ClassLoader.getSystemClassLoader().equals(WorkerCommand.class.getClassLoader());
  }

  /** This library may be loaded by another loader than the system's, or be left out by the user. */
  private static boolean holdsWorker(List<String> entries) {
    var urls = new ArrayList<URL>();
    try {
      for (String entry : entries) {
        urls.add(Path.of(entry).toUri().toURL());
      }
      try (var loader = new URLClassLoader(urls.toArray(URL[]::new), null)) {
        return loader.getResource(MAIN.replace('.', '/') + ".class") != null;
      }
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }

  private static List<String> ownClassPath() {
    Stream<String> modules = property("jdk.module.path").map(WorkerCommand::contents);
    return Stream.concat(property("java.class.path"), modules).toList();
  }

  private static Stream<String> property(String name) {
    return Stream.of(System.getProperty(name, "").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty());
  }

  /** A module path names directories of jars; a class path does so with an asterisk. */
  private static String contents(String entry) {
    boolean isDirectoryOfJars =
        Files.isDirectory(Path.of(entry)) && !Files.exists(Path.of(entry, "module-info.class"));
    return isDirectoryOfJars ? entry + File.separator + "*" : entry;
  }

  private static Optional<String> ownLocation() {
    CodeSource source = WorkerCommand.class.getProtectionDomain().getCodeSource();
    try {
      return source == null
          ? Optional.empty()
          : Optional.of(Path.of(source.getLocation().toURI()).toString());
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty(); // Not in files: then it is in the JDK's image, and found there.
    }
  }
}
