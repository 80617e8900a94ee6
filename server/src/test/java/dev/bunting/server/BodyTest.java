package dev.bunting.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BodyTest {

  @Test
  void generatesSplitMix64() throws IOException {
    // The first output of SplitMix64 for seed 0 is e220a8397b1dcdaf, as in its published vectors.
    assertThat(Body.generated(10).toByteArray())
        .startsWith(0xaf, 0xcd, 0x1d, 0x7b, 0x39, 0xa8, 0x20, 0xe2);
    assertThat(new SplittableRandom(0).nextLong()).isEqualTo(0xe220a8397b1dcdafL);
  }

  @Test
  void generatesTheSameBytesFromAnyPosition() throws IOException {
    var body = Body.generated(1003);
    var all = body.toByteArray();
    assertThat(all).hasSize(1003);
    for (int from = 0; from <= 1003; from += 17) {
      try (var in = body.open(from)) {
        assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(all, from, 1003));
      }
    }
  }

  @Test
  void generatesSingleBytes() throws IOException {
    var body = Body.generated(20);
    try (var in = body.open(0)) {
      for (byte expected : body.toByteArray()) assertThat((byte) in.read()).isEqualTo(expected);
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void knowsItsDigest() throws IOException {
    assertThat(Body.of("abc").sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(Body.generated(1 << 20).sha256())
        .isEqualTo(Body.of(Body.generated(1 << 20).toByteArray()).sha256());
  }

  @Test
  void cutsAPartOutOfAWhole() throws IOException {
    var part = new PartBody(Body.of("0123456789"), 3, 4);
    assertThat(part.toByteArray()).asString().isEqualTo("3456");
    try (var in = part.open(3)) {
      assertThat(in.read()).isEqualTo('6');
      assertThat(in.read()).isEqualTo(-1);
    }
  }
}
