package dev.bunting.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The example programs, compiled once. */
record Examples(Path classes) {
  static final Path SOURCES = Path.of(System.getProperty("bunting.root"), "examples");

  /** What a program printed. */
  record Run(String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }
  }

  static Examples compile(Path classes) throws IOException {
    var arguments =
        Stream.of("-d", classes.toString(), "-cp", classPath(), "-Xlint:all,-path", "-Werror");
    try (var sources = Files.list(SOURCES)) {
      var java = sources.map(Path::toString).filter(name -> name.endsWith(".java"));
      var compiler = ToolProvider.getSystemJavaCompiler();
      var result =
          compiler.run(null, null, null, Stream.concat(arguments, java).toArray(String[]::new));
      assertThat(result).isZero();
    }
    return new Examples(classes);
  }

  /** Runs it in the directory, where it also puts its downloads. */
  Run run(Path directory, String program, String... arguments) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    var command = Stream.of(java, "-Xshare:auto", "-cp", classPath() + ":" + classes, program);
    var out = Files.createTempFile(directory, "out", "");
    var err = Files.createTempFile(directory, "err", "");
    var builder =
        new ProcessBuilder(Stream.concat(command, Stream.of(arguments)).toList())
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().remove("BASE_URL");
    int exit = builder.start().waitFor();
    var run = new Run(Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    assertThat(exit).as("%s", run).isZero();
    return run;
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }
}
