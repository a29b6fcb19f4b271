package city.madang.etl.privacy.diversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.madang.etl.dataset.SensitiveRule;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.histogram.ValueCounts;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClassRuleTest {
  private static final double NEAR = 1e-12;

  /// The salaries of Li et al.: 3–11 thousand, once each.
  private final ValueCounts salaries = counts(1, 1, 1, 1, 1, 1, 1, 1, 1);

  @Test
  void ordered_salariesOfThePaper_areAsFarAsKnown() {
    var distance = new OrderedDistance(salaries);

    assertThat(distance.to(counts(1, 1, 1))).isCloseTo(0.375, within(NEAR));
    assertThat(distance.to(counts(0, 0, 0, 1, 0, 1, 0, 0, 1))).isCloseTo(1 / 6.0, within(NEAR));
    assertThat(distance.to(salaries)).isCloseTo(0, within(NEAR));
  }

  @Test
  void ordered_oneValueInTheTable_isNoDistance() {
    assertThat(new OrderedDistance(counts(7)).to(counts(2))).isZero();
  }

  @Test
  void equal_halfOfTheTable_isWhatItHasTooMuch() {
    assertThat(new EqualDistance(counts(5, 3, 2)).to(counts(1, 1, 0))).isCloseTo(0.2, within(NEAR));
    assertThat(new EqualDistance(counts(5, 3, 2)).to(counts(0, 0, 1))).isCloseTo(0.8, within(NEAR));
  }

  @Test
  void hierarchical_valuesThatMeetLower_areCloser() {
    var values = List.of("flu", "cold", "ulcer", "cancer");
    var hierarchy =
        Hierarchy.table(
            "disease",
            Stream.of("flu;lung;*", "cold;lung;*", "ulcer;belly;*", "cancer;belly;*")
                .map(line -> List.of(line.split(";")))
                .toList());
    var distance = new HierarchicalDistance(counts(1, 1, 1, 1), hierarchy, values);

    // A quarter moves within lungs, half a level; two quarters move up to *.
    assertThat(distance.to(counts(1, 0, 0, 0))).isCloseTo(0.25 * 0.5 + 0.5, within(NEAR));
    assertThat(distance.to(counts(1, 1, 0, 0))).isCloseTo(0.5, within(NEAR));
    assertThat(distance.to(counts(1, 0, 1, 0))).isCloseTo(0.5 * 0.5, within(NEAR));
  }

  @Test
  void distinct_exactlyL_holds() {
    var rule = new ClassRule.Distinct(new SensitiveRule.Distinct("s", 3), 0, 3);

    assertThat(rule.holds(counts(9, 1, 1))).isTrue();
    assertThat(rule.holds(counts(9, 9))).isFalse();
  }

  @Test
  void entropy_equallyFrequentValues_isTheirNumber() {
    var rule = new ClassRule.Entropy(new SensitiveRule.Entropy("s", 7), 0, 7);

    assertThat(rule.holds(counts(3, 3, 3, 3, 3, 3, 3))).isTrue();
    assertThat(rule.holds(counts(3, 3, 3, 3, 3, 3, 2))).isFalse();
    assertThat(rule.holds(counts(3, 3, 3, 3, 3, 3, 2, 1))).isTrue();
  }

  @Test
  void recursive_mostFrequent_mustBeBelowTheProduct() {
    var rule = new ClassRule.Recursive(new SensitiveRule.Recursive("s", 0.1, 2), 0, 0.1, 2);

    assertThat(rule.holds(counts(3, 1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3))).isFalse();
    assertThat(rule.holds(counts(3, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3))).isTrue();
    assertThat(rule.holds(counts(3))).isFalse();
  }

  /// Rows of the values 0, 1, …
  private static ValueCounts counts(long... rows) {
    var counts = new ValueCounts();
    IntStream.range(0, rows.length)
        .filter(code -> rows[code] > 0)
        .forEach(code -> counts.add(code, rows[code]));
    return counts;
  }
}
