package dev.bunting.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bunting.server.FlagsServer;
import dev.bunting.server.FlagsServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher in a checkout that Maven has just built, so that it has no need to. */
class LauncherIT {
  private static final String[] MODULES = {"futures", "server", "engine", "cli"};

  /** Trained once, since that takes seconds; each test has a copy. */
  @TempDir static Path template;

  private static String firstErr = "";

  @TempDir Path temp;
  private Path checkout;

  @BeforeAll
  static void train() throws IOException {
    copy("bunting");
    copy("pom.xml");
    for (var module : MODULES) copyModule(module);
    copy("cli/target/bunting-cli.jar");
    try (var jars = Files.list(Command.ROOT.resolve("cli/target/lib"))) {
      for (var jar : jars.toList()) copy("cli/target/lib/" + jar.getFileName());
    }
    // As a build leaves it: the jar is newer than the classes.
    var later = FileTime.from(Instant.now().plusSeconds(2));
    Files.setLastModifiedTime(template.resolve("cli/target/bunting-cli.jar"), later);
    try (var first = bunting(template, "--version")) {
      assertThat(first.exitCode()).isZero();
      firstErr = first.err();
    }
  }

  @BeforeEach
  void copyTemplate() {
    checkout = temp.resolve("a check out");
    try (var cp = Command.start(Map.of(), "cp", "-Rp", template.toString(), checkout.toString())) {
      assertThat(cp.exitCode()).isZero();
    }
  }

  private static void copyModule(String module) throws IOException {
    copy(module + "/pom.xml");
    Files.createDirectories(template.resolve(module + "/src/main"));
    // An empty class will do: it is there for its time.
    var compiled = module.equals("cli") ? "dev/bunting/cli/Main.class" : "module-info.class";
    var file = template.resolve(module + "/target/classes").resolve(compiled);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }

  private static void copy(String file) throws IOException {
    var target = template.resolve(file);
    Files.createDirectories(target.getParent());
    Files.copy(Command.ROOT.resolve(file), target);
    if (file.equals("bunting")) assertThat(target.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void trainsOnFirstUseAndIsSilentAfterwards() {
    assertThat(firstErr).isEqualTo("bunting: training the start-up cache (once per build)...\n");
    assertThat(checkout.resolve(".bunting-build/app-1/cache.aot")).isNotEmptyFile();
    assertSilent();
  }

  @Test
  void runsOnWithACacheThatIsBroken() throws Exception {
    Files.writeString(checkout.resolve(".bunting-build/app-1/cache.aot"), "not a cache");
    assertSilent();
  }

  @Test
  void startsThroughALink() throws Exception {
    var link = Files.createSymbolicLink(temp.resolve("link"), Path.of("a check out/bunting"));
    try (var bunting = Command.start(environment(), link.toString(), "--version")) {
      assertThat(bunting.exitCode()).isZero();
      assertThat(bunting.out()).startsWith("bunting ");
    }
  }

  @Test
  void becomesJavaSoThatSignalsReachIt() throws Exception {
    try (var serve = bunting("serve", "--ports", "0,0,0")) {
      serve.awaitOut("Ctrl-C");
      serve.signal("TERM");
      assertThat(serve.exitCode()).isEqualTo(143);
    }
  }

  @Test
  void aClosedStandardInputIsNoListOfTheJvmsOwnFiles() throws Exception {
    var script = "exec \"$0\" get -i - -d \"$1\" <&-";
    var self = checkout.resolve("bunting").toString();
    var out = temp.resolve("out").toString();
    try (var get = Command.start(environment(), "sh", "-c", script, self, out)) {
      assertThat(get.exitCode()).isEqualTo(3);
      assertThat(get.out()).startsWith("0 rows: ");
      assertThat(get.err()).startsWith("bunting: cannot read standard input: ").hasLineCount(1);
    }
  }

  @Test
  void runsTheOptimizingCompilerOnlyWhereNoNativeLibraryDoesTls() throws Exception {
    var nativeTls = checkout.resolve(".bunting-build/app-1/native-tls");
    assumeTrue(Files.exists(nativeTls), "a library for this machine");
    assertThat(highestTier("--version")).isEqualTo(1);
    Files.delete(nativeTls);
    assertThat(highestTier("--version")).isEqualTo(4);
  }

  private int highestTier(String... args) {
    var line = new ArrayList<>(List.of(checkout.resolve("bunting").toString()));
    line.addAll(List.of(args));
    var environment = new HashMap<>(environment());
    environment.put("BUNTING_JAVA_OPTS", "-XX:+PrintFlagsFinal");
    try (var bunting = Command.start(environment, line.toArray(String[]::new))) {
      assertThat(bunting.exitCode()).isZero();
      var flag = Pattern.compile(" TieredStopAtLevel += (\\d)").matcher(bunting.out());
      assertThat(flag.find()).isTrue();
      return Integer.parseInt(flag.group(1));
    }
  }

  @Test
  void twoAtOnceTrainOnce() throws Exception {
    Files.delete(checkout.resolve(".bunting-build/ready"));
    Files.delete(checkout.resolve(".bunting-build/stamp"));
    try (var one = bunting("--version");
        var two = bunting("--version")) {
      assertThat(one.exitCode()).isZero();
      assertThat(two.exitCode()).isZero();
      assertThat(one.err() + two.err()).containsOnlyOnce("training");
    }
  }

  @Test
  void showsTheBarOnATerminal() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "script of util-linux");
    var typed = "COLUMNS=50 '%s/bunting' flags -d '%s/flags' br us".formatted(checkout, temp);
    try (var server = FlagsServer.start(FlagsServerOptions.local().withPort(0));
        var screen = Command.start(at(server), "script", "-qec", typed, "/dev/null")) {
      assertThat(screen.exitCode()).isZero();
      assertThat(screen.out()).containsPattern("\r100%\\|[█#]+\\| 2/2 \\[00:0");
    }
  }

  @Test
  void saysWhereItLookedForAJdk() throws Exception {
    var launcher = checkout.resolve("bunting");
    var script = Files.readString(launcher);
    Files.writeString(launcher, script.replace("/usr/lib/jvm/*", "/nowhere/*"));
    var old = Files.createDirectories(temp.resolve("old"));
    Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"25.0.2\"\n");
    var environment =
        Map.of("JAVA_HOME", old.toString(), "HOME", temp.toString(), "PATH", "/nowhere");
    try (var bunting = Command.start(environment, "/bin/sh", launcher.toString(), "flags")) {
      assertThat(bunting.exitCode()).isEqualTo(3);
      assertThat(bunting.err())
          .contains("needs a JDK 25 (25.0.3 or newer)", "JAVA_HOME (" + old + ")")
          .contains("found: 25.0.2 in " + old, "adoptium.net");
    }
  }

  @Test
  void showsWhyABuildFails() throws Exception {
    var mvnw = checkout.resolve("mvnw");
    Files.writeString(mvnw, "#!/bin/sh\n[ \"$1\" = -v ] || { echo no such thing; exit 1; }\n");
    assertThat(mvnw.toFile().setExecutable(true)).isTrue();
    var later = FileTime.from(Instant.now().plusSeconds(60));
    Files.setLastModifiedTime(checkout.resolve("pom.xml"), later);
    try (var bunting = bunting("--version")) {
      assertThat(bunting.exitCode()).isEqualTo(3);
      assertThat(bunting.err())
          .startsWith("bunting: building ")
          .contains("bunting: the build failed:\nno such thing\n", "build.log");
    }
  }

  private void assertSilent() {
    try (var bunting = bunting("--version")) {
      assertThat(bunting.exitCode()).isZero();
      assertThat(bunting.out()).startsWith("bunting ");
      assertThat(bunting.err()).isEmpty();
    }
  }

  /**
   * A switch over types, a record's equals and the like are linked at their first call, and a class
   * that is looked for through all jars opens them: each costs a cold start milliseconds.
   */
  @ParameterizedTest
  @ValueSource(strings = {"async", "threads", "sequential"})
  void whateverAColdDownloadNeedsIsInTheCache(String style) throws IOException {
    var log = temp.resolve("classes.log");
    var environment = new HashMap<>(environment());
    environment.put("BUNTING_JAVA_OPTS", "-Xlog:class+load:file=%s:none".formatted(log));
    try (var server = FlagsServer.start(FlagsServerOptions.local().withPort(0))) {
      var url = "http://localhost:" + server.port() + "/flags/br/br.gif";
      var command = template.resolve("bunting").toString();
      var files = temp.resolve("files").toString();
      try (var get =
          Command.start(environment, command, "get", "-d", files, "--style", style, url)) {
        assertThat(get.exitCode()).isZero();
      }
    }
    assertThat(Files.readAllLines(log))
        .hasSizeGreaterThan(1000)
        .filteredOn(line -> !line.contains(" source: shared objects file"))
        // The JDK's own events, which no cache holds.
        .filteredOn(line -> !line.startsWith("jdk.internal.event."))
        .isEmpty();
  }

  private Command bunting(String... args) {
    return bunting(checkout, args);
  }

  private static Command bunting(Path checkout, String... args) {
    var line = new String[args.length + 1];
    line[0] = checkout.resolve("bunting").toString();
    System.arraycopy(args, 0, line, 1, args.length);
    return Command.start(environment(), line);
  }

  private static Map<String, String> environment() {
    return Map.of("JAVA_HOME", System.getProperty("java.home"));
  }

  private static Map<String, String> at(FlagsServer server) {
    var environment = new HashMap<>(environment());
    environment.put("BUNTING_JAVA_OPTS", "-Dbunting.ports=%d,0,0".formatted(server.port()));
    return environment;
  }
}
