package dev.bunting.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bunting.page.Activity.Stretch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PausesTest {
  private static final long SECOND = 1_000_000;

  private static List<Stretch> pauses(int count, long every, long length) {
    var pauses = new ArrayList<Stretch>();
    for (int i = 0; i < count; i++) pauses.add(new Stretch(i * every, i * every + length));
    return pauses;
  }

  @Test
  void aPauseLongerThanTheWorkIsLeftOut() {
    var night = new Stretch(10 * SECOND, 9_000 * SECOND);
    assertThat(Pauses.worthLeavingOut(List.of(night), 9_010 * SECOND)).containsExactly(night);
  }

  @Test
  void aPauseThatIsPartOfTheWorkStays() {
    var pauses = List.of(new Stretch(10 * SECOND, 16 * SECOND));
    assertThat(Pauses.worthLeavingOut(pauses, 60 * SECOND)).isEmpty();
  }

  @Test
  void aPoliteJobThatWaitsBetweenRequestsIsToldAsItWas() {
    var pauses = pauses(100, 60 * SECOND, 59 * SECOND);
    assertThat(Pauses.worthLeavingOut(pauses, 6_000 * SECOND)).isEmpty();
  }

  @Test
  void ofManyNightsADozenStretchesAreTold() {
    var pauses = pauses(40, 86_400 * SECOND, 86_000 * SECOND);
    assertThat(Pauses.worthLeavingOut(pauses, 40 * 86_400 * SECOND)).hasSize(11);
  }
}
