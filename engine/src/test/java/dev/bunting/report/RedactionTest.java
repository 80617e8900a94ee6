package dev.bunting.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "http://joe:pw@h/x http://joe:***@h/x",
        "http://ghp_abc@h/x http://***@h/x",
        "http://joe:p@ss@h:8080/x http://joe:***@h:8080/x",
        "http://joe:@h http://joe:***@h",
        "http://joe:pa/ss@h/x http://joe:***@h/x",
        "http://joe:pa?ss@h/x http://joe:***@h/x",
        "http://joe:pa#ss@h/x http://joe:***@h/x",
        "joe:pw@h/x joe:***@h/x",
        "//joe:pw@h/x //joe:***@h/x",
        "http://h/x?token=1 http://h/x?token=***",
        "http://h/x?a=1&access_token=2&b=3 http://h/x?a=1&access_token=***&b=3",
        "http://h/x?a=1;password=2;b=3 http://h/x?a=1;password=***;b=3",
        "http://h/x?X-Amz-Signature=1&X-Amz-Date=2 http://h/x?X-Amz-Signature=***&X-Amz-Date=2",
        "http://h/x?X-Amz-Credential=1 http://h/x?X-Amz-Credential=***",
        "http://h/x?X-Amz-Security-Token=1 http://h/x?X-Amz-Security-Token=***",
        "http://h/x?X-Goog-Signature=1 http://h/x?X-Goog-Signature=***",
        "http://h/x?API_KEY=1 http://h/x?API_KEY=***",
        "http://h/x?key=1 http://h/x?key=***",
        "http://h/x?sig=1&sv=2 http://h/x?sig=***&sv=2",
        "http://h/x?client_secret=1 http://h/x?client_secret=***",
        "http://h/x?to%6ben=1 http://h/x?to%6ben=***",
        "http://h/x?token=a=b http://h/x?token=***",
        "http://h/x#access_token=1 http://h/x#access_token=***",
        "http://joe:pw@h/x?token=1#sig=2 http://joe:***@h/x?token=***#sig=***",
      })
  void hidesSecrets(String url, String shown) {
    assertThat(Redaction.url(url)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://h/x",
        "http://h:8080/a@b.gif",
        "http://[::1]:80/a@b",
        "http://h/x?mail=a@b.example",
        "http://h/x?author=me&page=2&design=new",
        "http://h/x?token",
        "http://h/x?%6=1&%zz=2",
        "http://h/x?",
        "",
        "?",
        "@",
        "not a url"
      })
  void leavesTheRestAsItIs(String url) {
    var shown = Redaction.url(url);
    if (url.equals("@")) assertThat(shown).endsWith("@");
    else assertThat(shown).isEqualTo(url);
  }

  @Test
  void hidingTwiceChangesNothing() {
    var once = Redaction.url("http://joe:pw@h/x?token=1");
    assertThat(Redaction.url(once)).isEqualTo(once);
  }
}
