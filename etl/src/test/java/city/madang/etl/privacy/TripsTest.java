package city.madang.etl.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.PrivacyPolicy.Recoding;
import city.madang.etl.privacy.search.Anonymizer;
import org.junit.jupiter.api.Test;

/// 200,000 synthetic trips, of which nearly each is alone before generalization.
class TripsTest {
  @Test
  void plan_local_keepsItsLossAndIsVerified() {
    var trips = SharedTables.trips();
    var policy = Releases.policy(5, 0.05, Recoding.LOCAL);

    var plan = Anonymizer.plan(trips.histogram(), trips.hierarchies(), policy);

    assertThat(plan.loss()).isLessThan(0.122);
    assertThat(Releases.verify(trips.histogram(), trips.raw(), policy, plan).reasons()).isEmpty();
  }
}
