package city.madang.etl.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.AttackLimits;
import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.PrivacyPolicy.Recoding;
import city.madang.etl.dataset.SensitiveRule;
import city.madang.etl.dataset.SensitiveRule.Closeness;
import city.madang.etl.dataset.SensitiveRule.Distance;
import city.madang.etl.dataset.SensitiveRule.Distinct;
import city.madang.etl.privacy.search.Anonymizer;
import city.madang.etl.privacy.verify.Evidence;
import city.madang.etl.privacy.verify.SensitiveEvidence;
import city.madang.etl.privacy.verify.Verifier;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The Adult table with one of its columns as what nobody should learn.
class AdultSensitiveTest {
  @ParameterizedTest
  @CsvSource({
    "salary-class, GLOBAL, 0.05, 0.43",
    "salary-class, LOCAL,  0,    0.21",
    "occupation,   GLOBAL, 0.05, 0.67",
    "occupation,   LOCAL,  0,    0.32"
  })
  void plan_twoValuesAndCloseness_isVerified(
      String field, Recoding recoding, double limit, double most) {
    var adult = SharedTables.adultWithSensitive(field);
    var policy =
        policy(limit, recoding, new Distinct(field, 2), new Closeness(field, Distance.EQUAL, 0.3));

    var plan = Anonymizer.plan(adult.histogram(), adult.hierarchies(), policy);

    var sensitive = new SensitiveEvidence(Releases.references(adult.histogram()), List.of());
    var claimed = Releases.figures(adult.histogram(), plan);
    var verified =
        Verifier.verify(
            new Evidence(adult.raw(), policy, claimed, sensitive),
            Releases.classes(adult.histogram(), plan).stream());
    assertThat(verified.reasons()).isEmpty();
    assertThat(plan.loss()).isLessThan(most);
  }

  private static PrivacyPolicy policy(double limit, Recoding recoding, SensitiveRule... rules) {
    return new PrivacyPolicy(5, limit, recoding, true, List.of(rules), AttackLimits.DEFAULT);
  }
}
