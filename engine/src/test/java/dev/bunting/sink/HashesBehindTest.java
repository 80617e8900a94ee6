package dev.bunting.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashesBehindTest {
  private static final int LARGE = 20_000_000;

  @TempDir Path directory;

  @BeforeEach
  void wantsTwoProcessors() {
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "one processor does all by turns");
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 300_000, 6_000_000, LARGE})
  void hashesAllThatIsWritten(int piece) throws Exception {
    var bytes = bytes();
    var file = Destination.open(directory).newFile();
    var hashes = hashes();
    file.hash(hashes, LARGE);
    for (int at = 0; at < LARGE; at += piece)
      file.write(ByteBuffer.wrap(bytes, at, Math.min(piece, LARGE - at)));
    file.awaitHashes();
    file.commit("a");
    assertThat(hashes.sha256()).contains(sha256(bytes));
  }

  @Test
  void hashesWhatWasThereBefore() throws Exception {
    var bytes = bytes();
    var file = Destination.open(directory).newFile();
    file.write(ByteBuffer.wrap(bytes));
    var hashes = hashes();
    file.hash(hashes, LARGE);
    file.awaitHashes();
    file.discard();
    assertThat(hashes.sha256()).contains(sha256(bytes));
  }

  @Test
  void givesItsThreadBackWhenItIsStopped() throws Exception {
    try (var channel = channel()) {
      for (int i = 0; i < 100; i++) {
        var behind = HashesBehind.begin(channel, hashes(), 0, LARGE);
        assertThat(behind).isPresent();
        behind.get().stop();
      }
    }
  }

  @Test
  void hashesTheNextFileRightlyAfterOneThatWasStopped() throws Exception {
    try (var channel = channel()) {
      for (int i = 0; i < 20; i++) {
        var behind = HashesBehind.begin(channel, hashes(), 0, LARGE).orElseThrow();
        behind.add(ByteBuffer.wrap(bytes(), 0, 1_000_001));
        behind.stop();
      }
    }
    hashesAllThatIsWritten(300_000);
  }

  @Test
  void leavesItToTheWriterWhenThereAreNoMoreThreads() throws Exception {
    var all = new ArrayList<HashesBehind>();
    try (var channel = channel()) {
      var behind = HashesBehind.begin(channel, hashes(), 0, LARGE);
      for (; behind.isPresent(); behind = HashesBehind.begin(channel, hashes(), 0, LARGE))
        all.add(behind.get());
      hashesAllThatIsWritten(300_000);
    } finally {
      all.forEach(HashesBehind::stop);
    }
    assertThat(all).isNotEmpty();
  }

  @Test
  void tellsThatTheFileHasBecomeShorter() throws Exception {
    try (var channel = channel()) {
      var behind = HashesBehind.begin(channel, hashes(), 1000, LARGE).orElseThrow();
      assertThatIOException().isThrownBy(behind::await).withMessage("cannot be read back");
    }
  }

  private FileChannel channel() throws Exception {
    return FileChannel.open(
        directory.resolve("b"),
        StandardOpenOption.CREATE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }

  private static Hashes hashes() {
    return Hashes.of(true, Optional.empty(), LARGE).orElseThrow();
  }

  private static byte[] bytes() {
    var bytes = new byte[LARGE];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
