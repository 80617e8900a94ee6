package dev.bunting.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocsTest {
  @ParameterizedTest
  @EnumSource(value = Reason.class, names = "HTTP_STATUS", mode = EnumSource.Mode.EXCLUDE)
  void everyReasonIsDocumentedWithWhatToDo(Reason reason) throws Exception {
    var docs = Path.of(System.getProperty("bunting.root"), "docs", "reports.md");
    assertThat(Files.readString(docs)).contains("\n| `" + reason.word() + "` | ");
  }
}
