package dev.bunting.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BroadcastTest {
  private final Broadcast broadcast = new Broadcast();

  @Test
  void whoComesLaterHearsNothingOld() throws Exception {
    broadcast.say("old", false);
    var old = broadcast.after(0);
    assertThat(broadcast.number()).isEqualTo(old.number());
    broadcast.say("new", false);
    assertThat(broadcast.after(old.number()).json()).isEqualTo("new");
  }

  @Test
  void whoComesAfterTheEndHearsTheEnd() throws Exception {
    broadcast.say("end", true);
    assertThat(broadcast.after(broadcast.number()).json()).isEqualTo("end");
  }
}
