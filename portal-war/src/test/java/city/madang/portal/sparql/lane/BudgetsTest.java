package city.madang.portal.sparql.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import city.madang.portal.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BudgetsTest {
  private final AtomicLong now = new AtomicLong(TimeUnit.DAYS.toNanos(-1));
  private final Budgets budgets = new Budgets(Duration.ofSeconds(30), now::get);

  @Test
  void check_usedUp_isRefusedUntilTimeIsBack() {
    budgets.charge("a", TimeUnit.SECONDS.toNanos(40));

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> budgets.check("a"))
        .satisfies(refused -> assertThat(refused.problem().status()).isEqualTo(429));
    assertThat(budgets.left("a").usableIn())
        .isEqualTo(21); // 10 s, at half a second each second, and some
    assertThatNoException().as("others").isThrownBy(() -> budgets.check("b"));

    now.addAndGet(TimeUnit.SECONDS.toNanos(21));

    assertThatNoException().isThrownBy(() -> budgets.check("a"));
  }

  @Test
  void left_unusedTime_doesNotGrowBeyondAMinute() {
    assertThat(budgets.left("a").header()).isEqualTo("\"query-seconds\";r=30;t=0");
    budgets.charge("a", TimeUnit.SECONDS.toNanos(10));
    assertThat(budgets.left("a").header()).isEqualTo("\"query-seconds\";r=20;t=20");

    now.addAndGet(TimeUnit.HOURS.toNanos(1));

    assertThat(budgets.left("a").header()).isEqualTo("\"query-seconds\";r=30;t=0");
    assertThat(budgets.policy()).isEqualTo("\"query-seconds\";q=30;w=60");
  }

  @Test
  void charge_queryThatRuns_isTakenOnce() {
    var meter = budgets.meter("a");
    now.addAndGet(TimeUnit.SECONDS.toNanos(40));

    meter.charge();
    meter.charge();

    assertThat(budgets.left("a").usableIn()).isEqualTo(21);
  }

  @Test
  void charge_queryOfHours_isForgottenInTwoMinutes() {
    budgets.charge("a", TimeUnit.HOURS.toNanos(3));

    assertThat(budgets.left("a").fullIn()).isEqualTo(120);
  }
}
