package dev.bunting.ledger;

import static dev.bunting.ledger.Sample.failed;
import static dev.bunting.ledger.Sample.saved;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocsTest {
  @TempDir Path directory;

  private static List<String> queries() throws Exception {
    var text = Files.readString(Path.of(System.getProperty("bunting.root"), "docs", "ledger.md"));
    int start = text.indexOf("```sql\n") + 7;
    var queries = new ArrayList<String>();
    for (var query : List.of(text.substring(start, text.indexOf("```", start)).split(";", -1)))
      if (!query.isBlank()) queries.add(query);
    return queries;
  }

  private List<String> answers(Database database, String query) throws Exception {
    var answers = new ArrayList<String>();
    try (var select = database.prepare(query);
        var row = select.executeQuery()) {
      while (row.next()) answers.add(String.valueOf(row.getString(1)));
    }
    return answers;
  }

  @Test
  void theQueriesToCopyAnswer() throws Exception {
    var entry = saved(17);
    var file = entry.file().orElseThrow().withSha256("ab".repeat(32));
    Sample.session(directory, entry.withFile(file), failed(1, "http://h/", "http-503", 503));
    try (var database = Database.openForReading(new Home(directory))) {
      assertThat(queries()).hasSize(7);
      for (var query : queries()) assertThat(answers(database, query)).as(query).isNotEmpty();
      assertThat(answers(database, queries().get(2))).containsExactly("http://h/");
      assertThat(answers(database, queries().get(4))).containsExactly("ab".repeat(32) + "  f17");
    }
  }

  @Test
  void theViewShowsWhatTheReportsShow() throws Exception {
    Sample.session(directory, saved(1));
    try (var database = Database.openForReading(new Home(directory))) {
      assertThat(answers(database, "SELECT started FROM outcome"))
          .containsExactly("2026-01-02T03:04:05.678Z");
      assertThat(answers(database, "SELECT wait FROM outcome")).containsExactly("2.345");
      assertThat(answers(database, "SELECT status || path || \"index\" FROM outcome"))
          .containsExactly("okf11");
    }
  }
}
