package dev.bunting.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  /** Vectors of the reference implementation: key 0 to 15, input 0, 1, 2 and so on. */
  @Test
  void isSipHash() {
    var maker = new Fingerprint.Maker(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

    assertThat(maker.of("")).isEqualTo(new Fingerprint(0xe6a825ba047f81a3L, 0x1472f66d));
    assertThat(maker.of(counting(1))).isEqualTo(new Fingerprint(0x44af996bd8c187daL, 0x11597634));
    assertThat(maker.of(counting(9))).isEqualTo(new Fingerprint(0xabbad90a06994426L, 0x028b7fc4));
    assertThat(maker.of(counting(63))).isEqualTo(new Fingerprint(0x4a83502f77d15051L, 0x9a063e50));
  }

  @Test
  void isAnotherForAnotherMaker() {
    assertThat(new Fingerprint.Maker().of("a")).isNotEqualTo(new Fingerprint.Maker().of("a"));
  }

  private static String counting(int length) {
    var bytes = new byte[length];
    for (int i = 0; i < length; i++) bytes[i] = (byte) i;
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
