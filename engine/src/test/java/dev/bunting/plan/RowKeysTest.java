package dev.bunting.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowKeysTest {

  @Test
  void answersAsAMapDoes() {
    var random = new Random(4);
    var keys = new RowKeys();
    var map = new HashMap<Fingerprint, Long>();
    for (var row = 1L; row <= 300_000; row += 1 + random.nextInt(2)) {
      var key = new Fingerprint(random.nextInt(200_000) * 0x9E3779B97F4A7C15L, 1);
      var first = map.putIfAbsent(key, row);
      assertThat(keys.add(row, key)).isEqualTo(first == null ? row : first);
    }
  }

  @Test
  void looksAtAllBits() {
    var keys = new RowKeys();
    assertThat(keys.add(1, new Fingerprint(5, 6))).isEqualTo(1);
    assertThat(keys.add(2, new Fingerprint(5, 7))).isEqualTo(2);
    assertThat(keys.add(3, new Fingerprint(4, 6))).isEqualTo(3);
    assertThat(keys.add(4, new Fingerprint(5, 7))).isEqualTo(2);
    assertThat(keys.add(5, new Fingerprint(0, 0))).isEqualTo(5);
  }

  @Test
  void theSetAnswersAsASetDoes() {
    var random = new Random(5);
    var hashes = new LongSet();
    var set = new HashSet<Long>();
    for (var i = 0; i < 300_000; i++) {
      // Spread evenly, as hashes are, and with the mark of a free slot among them.
      var hash = random.nextInt(200_000) * 0x9E3779B97F4A7C15L;
      assertThat(hashes.contains(hash)).isEqualTo(set.contains(hash));
      assertThat(hashes.add(hash)).isEqualTo(set.add(hash));
    }
  }
}
