package dev.bunting.cli.compare;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command line of a run's process: the java, the class path, the start-up cache and the user's
 * options for the JVM that this process has itself.
 */
final class ChildCommand {
  /** A terminal's Ctrl-C is for this process, which then ends its children. */
  private static final String SHELL = "trap '' INT HUP; exec \"$0\" \"$@\"";

  private ChildCommand() {}

  /**
   * The whole of it, for the parameters of {@link SingleRun}.
   *
   * @param temporary where it may leave things behind
   */
  static List<String> of(Map<String, String> environment, Path temporary, List<String> args) {
    var line = new ArrayList<String>();
    if (File.separatorChar == '/') line.addAll(List.of("/bin/sh", "-c", SHELL));
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(flags(environment.getOrDefault("BUNTING_JAVA_OPTS", "").strip()));
    line.add("-Djava.io.tmpdir=" + temporary);
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.add(SingleRun.class.getName());
    line.addAll(args);
    return line;
  }

  /** As in the launcher, without which there is no cache. */
  private static List<String> flags(String chosen) {
    var flags = new ArrayList<String>();
    if (!chosen.matches(".*-XX:\\+Use\\w*GC.*")) flags.add("-XX:+UseSerialGC");
    flags.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    flags.add("--enable-native-access=ALL-UNNAMED");
    flags.addAll(List.of("-Xlog:disable", "-Xlog:all=error,aot*=off,cds*=off:stderr"));
    var cache = System.getProperty("bunting.startupCache", "");
    if (!cache.isEmpty()) {
      flags.addAll(List.of("-XX:AOTMode=auto", "-XX:AOTCache=" + cache));
      flags.add("-Dbunting.startupCache=" + cache);
    }
    if (!chosen.isEmpty()) flags.addAll(List.of(chosen.split("\\s+")));
    return flags;
  }
}
