package dev.bunting.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Checksum;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashesTest {
  private static final Checksum SHA_512 = new Checksum("sha-512", "0".repeat(128));

  /** A large file has OpenSSL's SHA-256 where there is one; SHA-512 is the JDK's anywhere. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1L << 30})
  void areThoseOfEachFileAmongMany(long announced) throws Exception {
    ManyFiles.hash(bytes -> {
      var hashes = Hashes.of(true, Optional.of(SHA_512), announced).orElseThrow();
      ManyFiles.inPieces(bytes, hashes::update);
      assertThat(hashes.like(SHA_512).hex()).isEqualTo(hex("SHA-512", bytes));
      return HexFormat.of().parseHex(hashes.sha256().orElseThrow());
    });
  }

  @Test
  void nothingIsComputedIfNothingIsWanted() {
    assertThat(Hashes.of(false, Optional.empty(), 100)).isEmpty();
  }

  private static String hex(String algorithm, byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
  }
}
