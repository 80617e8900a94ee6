package dev.bunting.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipHeaderTest {
  /** How many bytes it takes, negative if they are malformed, 0 if it wants more. */
  private static int length(String bytes) {
    var header = new GzipHeader();
    for (int i = 0; i < bytes.length(); i++)
      if (header.take((byte) bytes.charAt(i))) return header.malformed() ? -i - 1 : i + 1;
    return 0;
  }

  private static final String TIME = "\0\0\0\0\0\3";

  @Test
  void passesOverWhateverTheFlagsAnnounce() {
    assertThat(length("\37\213\10\0" + TIME + "x")).isEqualTo(10);
    assertThat(length("\37\213\10\10" + TIME + "name\0x")).isEqualTo(15);
    assertThat(length("\37\213\10\20" + TIME + "comment\0x")).isEqualTo(18);
    assertThat(length("\37\213\10\4" + TIME + "\3\0abcx")).isEqualTo(15);
    assertThat(length("\37\213\10\4" + TIME + "\0\0x")).isEqualTo(12);
    assertThat(length("\37\213\10\2" + TIME + "ccx")).isEqualTo(12);
    assertThat(length("\37\213\10\36" + TIME + "\1\0an\0c\0ccx")).isEqualTo(19);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\36", "\37\212", "\37\213\7", "\37\213\10\40"})
  void refusesWhatIsNoHeader(String bytes) {
    assertThat(length(bytes)).isEqualTo(-bytes.length());
  }

  @Test
  void doesNotReadANameWithoutEnd() {
    assertThat(length("\37\213\10\10" + TIME + "x".repeat(200_000))).isNegative();
  }
}
