package city.madang.etl.privacy.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.madang.etl.dataset.SensitiveRule;
import city.madang.etl.dataset.SensitiveRule.Closeness;
import city.madang.etl.dataset.SensitiveRule.Distance;
import city.madang.etl.privacy.RawHierarchy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MeasureTest {
  private static final double NEAR = 1e-12;

  @Test
  void ordered_salariesOfThePaper_areAsFarAsKnown() {
    var measure = close(Distance.ORDERED, salaries(), Optional.empty());

    assertThat(measure.of(Map.of("3", 1L, "4", 1L, "5", 1L))).isCloseTo(0.375, within(NEAR));
    assertThat(measure.of(Map.of("6", 1L, "8", 1L, "11", 1L))).isCloseTo(1 / 6.0, within(NEAR));
  }

  @Test
  void equal_oneOfNine_lacksTheOthers() {
    var measure = close(Distance.EQUAL, salaries(), Optional.empty());

    assertThat(measure.of(Map.of("3", 5L))).isCloseTo(8 / 9.0, within(NEAR));
  }

  @Test
  void hierarchical_anyKind_isTheEarthMoversDistance() {
    var lines =
        Stream.of("1;a;*", "2;a;*", "3;b;*", "4;b;*").map(l -> List.of(l.split(";"))).toList();
    var table = reference(1, 4);

    var byLines = close(Distance.HIERARCHICAL, table, ladder(new RawHierarchy.Lines("s", lines)));
    var byValues =
        close(Distance.HIERARCHICAL, table, ladder(new RawHierarchy.Values("s", values(1, 4))));
    var byRanges =
        close(
            Distance.HIERARCHICAL,
            reference(0, 3),
            ladder(new RawHierarchy.Ranges("s", List.of(2), values(0, 3))));

    assertThat(byLines.of(Map.of("1", 1L))).isCloseTo(0.25 * 0.5 + 0.5, within(NEAR));
    assertThat(byValues.of(Map.of("1", 1L))).isCloseTo(0.75, within(NEAR));
    assertThat(byRanges.of(Map.of("0", 1L))).isCloseTo(0.25 * 0.5 + 0.5, within(NEAR));
  }

  @Test
  void recursive_boundary_isExact() {
    var measure =
        new Measure(new SensitiveRule.Recursive("s", 0.1, 2), reference(1, 2), Optional.empty());

    assertThat(measure.holds(Map.of("1", 31L, "2", 30L))).isFalse();
    var eleven = new LinkedHashMap<String, Long>();
    IntStream.rangeClosed(1, 11).forEach(i -> eleven.put("v" + i, 3L));
    assertThat(measure.holds(eleven)).as("3 < 0.1 x 30 is false").isFalse();
    eleven.put("v12", 1L);
    assertThat(measure.holds(eleven)).isTrue();
  }

  @Test
  void recursive_nothingBelow_isTheLargestNumber() {
    var measure =
        new Measure(new SensitiveRule.Recursive("s", 3, 2), reference(1, 2), Optional.empty());

    assertThat(measure.of(Map.of("1", 5L))).isEqualTo(Double.MAX_VALUE);
  }

  private static Measure close(Distance distance, Reference table, Optional<Ladder> ladder) {
    return new Measure(new Closeness("s", distance, 0.2), table, ladder);
  }

  private static Optional<Ladder> ladder(RawHierarchy raw) {
    return Optional.of(Ladder.of(raw));
  }

  /// The salaries of Li et al.: 3–11 thousand, once each.
  private static Reference salaries() {
    return reference(3, 11);
  }

  private static Reference reference(int from, int to) {
    var rows = new LinkedHashMap<String, Long>();
    IntStream.rangeClosed(from, to).forEach(value -> rows.put(String.valueOf(value), 1L));
    return new Reference("s", rows);
  }

  private static Set<String> values(int from, int to) {
    return reference(from, to).rows().keySet();
  }
}
