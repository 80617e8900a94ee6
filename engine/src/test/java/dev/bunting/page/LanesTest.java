package dev.bunting.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanesTest {
  private final Lanes lanes = new Lanes();

  @Test
  void whatOverlapsLiesInLanesOfItsOwn() {
    assertThat(lanes.place(0, 50_000)).isZero();
    assertThat(lanes.place(10_000, 20_000)).isEqualTo(1);
    assertThat(lanes.place(30_000, 60_000)).isEqualTo(1);
    assertThat(lanes.place(50_000, 70_000)).isZero();
    assertThat(lanes.count()).isEqualTo(2);
  }

  @Test
  void beginningsThatWereCutToTheMillisecondDoNotOverlap() {
    lanes.place(0, 10_900);
    assertThat(lanes.place(10_000, 20_000)).isZero();
  }
}
