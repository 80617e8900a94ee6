package dev.bunting.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenSslSha256Test {
  @BeforeAll
  static void link() {
    assumeTrue(OpenSsl.isLinked(), "no libcrypto 3 here");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 1000, 70_000})
  void hashesAsTheJdkDoes(int length) throws Exception {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    assertThat(digest().digest(bytes)).isEqualTo(jdk().digest(bytes));
  }

  @Test
  void hashesPiecesOfAllKindsOfBuffers() throws Exception {
    var bytes = new byte[10_000];
    new Random(1).nextBytes(bytes);
    var direct = ByteBuffer.allocateDirect(5_000).put(bytes, 4_000, 5_000).flip();
    var digest = digest();
    digest.update(bytes[0]);
    digest.update(bytes, 1, 999);
    digest.update(ByteBuffer.wrap(bytes, 1_000, 3_000).asReadOnlyBuffer());
    digest.update(direct);
    digest.update(ByteBuffer.wrap(bytes, 9_000, 1_000));
    assertThat(direct.hasRemaining()).isFalse();
    assertThat(digest.digest()).isEqualTo(jdk().digest(bytes));
  }

  @Test
  void beginsAnewAfterEachDigest() throws Exception {
    var digest = digest();
    digest.digest(new byte[] {1});
    assertThat(digest.digest(new byte[] {2})).isEqualTo(jdk().digest(new byte[] {2}));
  }

  @Test
  void hashesManyFilesAtOnceOnManyThreads() throws Exception {
    ManyFiles.hash(bytes -> {
      var digest = digest();
      ManyFiles.inPieces(bytes, digest::update);
      return digest.digest();
    });
  }

  @Test
  void hashesOneFileAfterTheOtherOnAnotherThreadEach() throws Exception {
    var digest = digest();
    for (int i = 0; i < 20; i++) {
      var bytes = ManyFiles.content(i);
      var onAnother = new FutureTask<>(() -> digest.digest(bytes));
      Thread.ofPlatform().start(onAnother);
      assertThat(onAnother.get()).isEqualTo(jdk().digest(bytes));
    }
  }

  private static MessageDigest digest() {
    return new OpenSslSha256();
  }

  private static MessageDigest jdk() throws Exception {
    return MessageDigest.getInstance("SHA-256");
  }
}
