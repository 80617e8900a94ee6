package dev.bunting.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '`',
      value = {
        "a.txt>a.txt",
        ".htaccess>.htaccess",
        "-rf>-rf",
        "\u00FCber \u4F8B.txt>\u00FCber \u4F8B.txt",
        "``>_",
        ".>_",
        "..>_",
        ". . .>_",
        "a.>a",
        "`a. .`>a",
        "a/b\\c>a_b_c",
        "C:>C_",
        "a?b*c|d\"e<f>a_b_c_d_e_f",
        "a\u0000\u0007\u007F\u0085b>a____b",
        "a\u202Egpj.exe>a_gpj.exe",
        "a\uD83D>a_",
        "con>_con",
        "NUL.txt>_NUL.txt",
        "`aux .a.b`>_aux .a.b",
        "com1>_com1",
        "LPT\u00B2.x>_LPT\u00B2.x",
        "CONOUT$>_CONOUT$",
        "com>com",
        "com10>com10",
        "con1>con1",
        "nul2>nul2",
        "console>console",
        ".bunting>_.bunting",
        ".BUNTING-1.part>_.BUNTING-1.part",
        "BUNTIN~1>_BUNTIN~1",
        "bunting>bunting",
      })
  void makesNamesThatEverySystemTakes(String name, String portable) {
    assertThat(SafeNames.portable(name)).isEqualTo(portable);
  }

  @Test
  void shortensToBytesAndKeepsTheExtension() {
    assertThat(SafeNames.portable("x".repeat(255))).isEqualTo("x".repeat(255));
    assertThat(SafeNames.portable("x".repeat(300) + ".tar.gz"))
        .isEqualTo("x".repeat(248) + ".tar.gz");
    assertThat(SafeNames.portable("\u00E4".repeat(200) + ".txt"))
        .isEqualTo("\u00E4".repeat(125) + ".txt");
    assertThat(SafeNames.portable("\uD83D\uDE00".repeat(100))).isEqualTo("\uD83D\uDE00".repeat(63));
    assertThat(SafeNames.portable("a." + "x".repeat(300))).hasSize(255).startsWith("a.x");
  }

  @ParameterizedTest
  @CsvSource({
    "a.txt,a-2.txt",
    "a,a-2",
    ".htaccess,.htaccess-2",
    "a.tar.gz,a-2.tar.gz",
    "a.TAR.xz,a-2.TAR.xz",
    ".tar.gz,.tar-2.gz",
    "a.b.c,a.b-2.c",
  })
  void numbersBeforeTheExtension(String name, String numbered) {
    assertThat(SafeNames.numbered(name, 2)).isEqualTo(numbered);
  }

  @Test
  void makesRoomForTheNumber() {
    assertThat(SafeNames.numbered("x".repeat(251) + ".txt", 10))
        .isEqualTo("x".repeat(248) + "-10.txt");
  }

  @ParameterizedTest
  @CsvSource({"a.txt,txt", "a.tar.gz,tar.gz", "a.b/c,''", "a,''", ".a,''", "a/.b,''", "a.,''"})
  void tellsTheExtension(String name, String extension) {
    assertThat(SafeNames.extension(name)).isEqualTo(extension);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a", "/a", "a/../b", "a//b", "./a", "a/.bunting/b", "nul/nul"})
  void leadsNoPathOutOfTheDestination(String path) {
    assertThat(SafeNames.path(path).split("/", -1))
        .doesNotContain("", ".", "..", ".bunting", "nul");
  }

  @Test
  void refusesPathsThatNoSystemTakes() {
    assertThatThrownBy(() -> SafeNames.path("a/".repeat(2000) + "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a path of over 2048 bytes");
  }

  @Test
  void holdsForAnyName() {
    var random = new Random(2);
    for (var round = 0; round < 50_000; round++) {
      var name = SafeNames.portable(anyText(random));
      assertThat(name).isNotEmpty().doesNotContain("/", "\\", "\0", ":", "\n").doesNotEndWith(".");
      assertThat(name.getBytes(UTF_8).length).isLessThanOrEqualTo(255);
      assertThat(new String(name.getBytes(UTF_8), UTF_8)).isEqualTo(name);
      assertThat(name.toLowerCase(Locale.ROOT)).doesNotStartWith(".bunting");
      assertThat(SafeNames.portable(name)).isEqualTo(name);
    }
  }

  private static String anyText(Random random) {
    var pieces =
        new String[] {
          ".",
          "..",
          " ",
          "/",
          "\\",
          "con",
          "nul",
          "com1",
          ".bunting",
          "\0",
          "\u00E4",
          "\uD83D",
          "\uDE00",
          "\u202E",
          "x".repeat(250),
          "%2f",
          ":",
          ".tar.gz",
          "a",
          "\u4F8B".repeat(80),
          "~"
        };
    var text = new StringBuilder();
    for (var n = random.nextInt(6); n >= 0; n--) text.append(pieces[random.nextInt(pieces.length)]);
    return text.toString();
  }
}
