package city.madang.etl.privacy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.PrivacyPolicy.Recoding;
import city.madang.etl.privacy.Releases;
import city.madang.etl.privacy.SharedTables;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The Adult table, whose optimal global recodings are known by exhaustion.
class AdultTest {
  private final SharedTables.Sample adult = SharedTables.adult();

  @ParameterizedTest
  @CsvSource({
    "5, 0,    0-4-1-1-3-2-2-1-0, 0,    0.6355438467",
    "5, 0.02, 0-3-0-2-2-1-1-2-0, 506,  0.3574824899",
    "5, 0.05, 0-3-0-0-2-1-1-2-0, 1346, 0.2696346628",
    "2, 0.01, 0-3-0-1-3-1-1-1-0, 295,  0.2816373878"
  })
  void plan_global_isTheKnownOptimum(
      int k, double limit, String levels, long suppressed, double loss) {
    var policy = Releases.policy(k, limit, Recoding.GLOBAL);

    var plan = Anonymizer.plan(adult.histogram(), adult.hierarchies(), policy);

    assertThat(levels(plan)).containsExactly(levels.split("-"));
    assertThat(plan.suppressedRows()).isEqualTo(suppressed);
    assertThat(plan.loss()).isCloseTo(loss, within(5e-11));
    assertVerified(policy, plan);
  }

  @Test
  void losses_allVectors_satisfyAsOftenAsKnown() {
    var tasks = Stream.of(task(5, 0), task(5, 0.02), task(5, 0.05), task(2, 0.01)).toList();

    assertThat(new EveryVector(tasks).countSatisfying()).containsExactly(87, 2861, 5184, 3929);
  }

  @ParameterizedTest
  @CsvSource({"5, 0, 0.0519", "5, 0.05, 0.0519", "10, 0.05, 0.0765"})
  void plan_local_losesLittle(int k, double limit, double most) {
    var policy = Releases.policy(k, limit, Recoding.LOCAL);

    var plan = Anonymizer.plan(adult.histogram(), adult.hierarchies(), policy);

    assertThat(plan.loss()).isLessThanOrEqualTo(most);
    assertVerified(policy, plan);
  }

  private Task task(int k, double limit) {
    var policy = Releases.policy(k, limit, Recoding.GLOBAL);
    return Task.of(adult.histogram(), adult.hierarchies(), policy);
  }

  private void assertVerified(PrivacyPolicy policy, Plan plan) {
    var verified = Releases.verify(adult.histogram(), adult.raw(), policy, plan);

    assertThat(verified.reasons()).isEmpty();
    assertThat(verified.loss()).isCloseTo(plan.loss(), within(1e-12));
  }

  /// The one level of each field that has rows.
  private static Stream<String> levels(Plan plan) {
    return plan.levels().values().stream().map(AdultTest::onlyLevel).map(String::valueOf);
  }

  private static int onlyLevel(List<Long> rows) {
    assertThat(rows).filteredOn(count -> count > 0).hasSize(1);
    return rows.indexOf(rows.stream().filter(count -> count > 0).findFirst().orElseThrow());
  }
}
