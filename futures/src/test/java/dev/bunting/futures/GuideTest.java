package dev.bunting.futures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what docs/futures.md shows. */
class GuideTest {
  private static final Path GUIDE = Path.of(System.getProperty("bunting.root"), "docs/futures.md");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  /** What the snippets take for granted. */
  private static final String AROUND =
      """
      import dev.bunting.futures.*;
      import dev.bunting.futures.Futures.Until;

      final String start = "a";
      final List<String> urls = List.of("a", "b", "c");

      String fetch(String url) {
        return "the flag of " + url;
      }

      List<String> links(String page) {
        return page.endsWith("a") ? List.of("b", "c") : List.of();
      }
      """;

  @TempDir Path directory;

  @Test
  void theFirstProgramPrintsWhatTheGuideSays() throws Exception {
    assertThat(run("First.java", snippets().getFirst())).isEqualTo("1\n4\n9\n16\n");
  }

  @Test
  void everySnippetRuns() throws Exception {
    var snippets = snippets();
    var program = new StringBuilder(AROUND).append("void main() throws Exception {\n");
    for (int i = 1; i < snippets.size(); i++) program.append("snippet%d();\n".formatted(i));
    program.append("IO.println(\"all ran\");\n}\n");
    for (int i = 1; i < snippets.size(); i++) program.append(method(i, snippets.get(i)));
    assertThat(run("Snippets.java", program.toString())).endsWith("all ran\n");
  }

  private static String method(int number, String snippet) {
    // Those that make futures of their own need none.
    var futures =
        snippet.contains("var futures") ? "" : "var futures = List.of(executor.submit(() -> 1));";
    return """
    void snippet%d() throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
    %s
    %s
    }
    }
    """
        .formatted(number, futures, snippet);
  }

  private static List<String> snippets() throws IOException {
    var snippets = new ArrayList<String>();
    var matcher = JAVA.matcher(Files.readString(GUIDE));
    while (matcher.find()) snippets.add(matcher.group(1));
    return snippets;
  }

  private String run(String name, String program) throws IOException, InterruptedException {
    var source = Files.writeString(directory.resolve(name), program);
    var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    var classes = System.getProperty("java.class.path");
    var process =
        new ProcessBuilder(java, "-cp", classes, source.toString())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
