package dev.bunting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandWordsTest {
  private static String words(String... args) {
    return CommandWords.of(List.of(args));
  }

  @Test
  void canBeCopied() {
    assertThat(words("get", "-i", "my list.txt", "-d", "out", "http://h/{1..9}?a=b"))
        .isEqualTo("bunting get -i 'my list.txt' -d out 'http://h/{1..9}?a=b'");
  }

  @Test
  void haveNoSecrets() {
    assertThat(words("get", "--user", "me:pw", "--header", "Cookie: c", "--user=me:pw"))
        .isEqualTo("bunting get --user '***' --header '***' '--user=***'");
    assertThat(words("get", "--proxy", "http://me:pw@proxy:8080", "http://h/a?token=secret"))
        .isEqualTo("bunting get --proxy 'http://me:***@proxy:8080' 'http://h/a?token=***'");
  }

  @Test
  void areCutOffWhereNobodyWouldCopyThem() {
    assertThat(words("get", "x".repeat(10_000))).hasSize(2_003).endsWith("x...");
  }
}
