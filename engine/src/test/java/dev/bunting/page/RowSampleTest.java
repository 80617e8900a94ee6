package dev.bunting.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.Status;
import dev.bunting.ledger.Entry;
import dev.bunting.ledger.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowSampleTest {
  private static final int MOST = RowSample.MOST;

  private final RowSample sample = new RowSample();

  private static Entry row(long index) {
    return index % 10 == 0 ? Sample.failed(index, "http-503") : Sample.saved(index);
  }

  private static List<Long> indexes(RowSample.Chosen chosen) {
    return chosen.rows().stream().map(Entry::index).toList();
  }

  @Test
  void fewRowsAreAllThere() {
    for (long i = MOST; i >= 1; i--) sample.add(row(i));
    var chosen = sample.chosen();
    assertThat(chosen.isAll()).isTrue();
    assertThat(indexes(chosen)).hasSize(MOST).isSorted();
  }

  @Test
  void ofManyRowsAFifthMayBeFailures() {
    for (long i = 1; i <= 50_000; i++) sample.add(row(i));
    var chosen = sample.chosen();
    assertThat(chosen.of()).isEqualTo(50_000);
    assertThat(chosen.rows()).hasSize(MOST);
    assertThat(chosen.rows().stream().filter(e -> e.status() == Status.ERROR).count())
        .isBetween(2_000L, 2_100L);
  }

  @Test
  void theOrderOfRowsMakesNoDifference() {
    var backwards = new RowSample();
    for (long i = 1; i <= 20_000; i++) sample.add(row(i));
    for (long i = 20_000; i >= 1; i--) backwards.add(row(i));
    assertThat(indexes(sample.chosen())).isEqualTo(indexes(backwards.chosen()));
  }

  @Test
  void chanceIsFair() {
    for (long i = 1; i <= 100_000; i++) sample.add(Sample.saved(i));
    long inFirstHalf = indexes(sample.chosen()).stream().filter(i -> i <= 50_000).count();
    assertThat(inFirstHalf).isBetween(4_800L, 5_300L);
  }

  @Test
  void longUrlsMakeItFewerRows() {
    for (long i = 1; i <= 5_000; i++)
      sample.add(Sample.saved(i, "http://h.example/" + "x".repeat(2_000) + i, "f"));
    assertThat(sample.chosen().rows().size()).isBetween(500, 800);
  }
}
