package city.madang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HealthWatchTest {
  private static final int MINUTE = 600;

  private final AtomicBoolean healthy = new AtomicBoolean();
  private final HealthWatch watch = new HealthWatch(healthy::get);

  @Test
  void isBeyondRepair_oneMinuteUnhealthy_givesUp() {
    assertThat(afterLooks(MINUTE - 1)).isFalse();

    assertThat(afterLooks(1)).isTrue();
  }

  @Test
  void isBeyondRepair_healthyInBetween_startsAgain() {
    afterLooks(MINUTE - 1);
    healthy.set(true);
    afterLooks(1);
    healthy.set(false);

    assertThat(afterLooks(MINUTE - 1)).isFalse();
  }

  private boolean afterLooks(int count) {
    var beyond = false;
    for (var i = 0; i < count; i++) {
      beyond = watch.isBeyondRepair();
    }
    return beyond;
  }
}
