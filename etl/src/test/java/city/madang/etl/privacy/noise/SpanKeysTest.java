package city.madang.etl.privacy.noise;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.CalendarUnit;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.NoisePolicy;
import city.madang.etl.dataset.NoisePolicy.Budget;
import city.madang.etl.privacy.RawHierarchy;
import city.madang.etl.privacy.verify.NoisyEvidence;
import city.madang.etl.privacy.verify.NoisyVerifier;
import city.madang.etl.privacy.verify.ReleasedCell;
import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Times and places as keys: what the run makes of them and what the verifier expects agree,
/// although they share no code.
class SpanKeysTest {
  private static final Set<String> MOMENTS =
      Set.of(
          "",
          "2026-12-31T23:59:59",
          "2027-01-01T00:00:00",
          "2024-02-29T11:45:30.5",
          "2025-06-30T18:00:00",
          "0001-01-01T05:59:59");
  private static final Set<String> CELLS =
      Set.of("8830e1d8d3fffff", "8830e1d8d7fffff", "88283082bbfffff", "");

  @ParameterizedTest
  @CsvSource({
    "minute, 2027-01-01T00:00",
    "quarter-hour, 2026-12-31T23:45/24:00",
    "hour, 2024-02-29T11",
    "day-part, 2026-12-31T18/24",
    "day, 2026-12-31",
    "week, 2026-W53",
    "month, 2025-06",
    "quarter, 2025-Q2",
    "year, 0001",
  })
  void verify_momentsOfEachUnit_agreeWithTheRun(String unit, String label) {
    var raw =
        new RawHierarchy.Times(
            "started", FieldType.DATETIME, List.of(CalendarUnit.parse(unit)), MOMENTS);

    assertThat(labels(raw, 1)).contains(label);
    assertThat(reasons(raw, 1, labels(raw, 1))).isEmpty();
    assertThat(labels(raw, 2)).containsOnly("*");
    assertThat(reasons(raw, 2, Set.of("*"))).isEmpty();
  }

  @Test
  void verify_timesOfDay_areAPublicDomain() {
    var day =
        IntStream.range(0, 24 * 60)
            .mapToObj(minute -> "%02d:%02d:00".formatted(minute / 60, minute % 60))
            .toList();
    var units = List.of(CalendarUnit.QUARTER_HOUR, CalendarUnit.DAY_PART);
    var raw = new RawHierarchy.Times("started", FieldType.TIME, units, Set.copyOf(day));

    assertThat(labels(raw, 1)).hasSize(96).contains("08:15/08:30");
    assertThat(labels(raw, 2)).containsOnly("00/06", "06/12", "12/18", "18/24");
    assertThat(reasons(raw, 2, labels(raw, 2))).isEmpty();
    assertThat(reasons(raw, 2, Set.of("00/06", "06/12", "12/18")))
        .containsExactly("1 cells of the public keys are missing");
  }

  @Test
  void verify_cells_agreeWithTheRun() {
    var raw = new RawHierarchy.H3("cell", List.of(8, 6, 0), CELLS);

    assertThat(labels(raw, 1)).isEqualTo(CELLS);
    assertThat(labels(raw, 2)).hasSize(3).contains("8630e1d8fffffff", "86283082fffffff");
    for (int level = 0; level <= 4; level++) {
      assertThat(reasons(raw, level, labels(raw, level))).isEmpty();
    }
    assertThat(reasons(raw, 2, CELLS)).anyMatch(reason -> reason.contains("are no labels"));
  }

  private static Set<String> labels(RawHierarchy raw, int level) {
    var hierarchies = KeyDomain.hierarchies(List.of(raw));
    var domain = KeyDomain.of(hierarchies, List.of(level), true);
    return new TreeSet<>(domain.labels().getFirst().values());
  }

  private static List<String> reasons(RawHierarchy raw, int level, Set<String> keys) {
    var policy =
        new NoisePolicy(
            BigDecimal.ONE,
            BigDecimal.ZERO,
            1,
            List.of(level),
            List.of(),
            new Budget(BigDecimal.TEN, BigDecimal.ZERO, Period.ofYears(1), "riders"),
            OptionalLong.empty());
    var evidence =
        new NoisyEvidence(
            List.of(raw),
            List.of(FieldType.STRING),
            policy,
            NoisyCells.floor(policy),
            List.of("key VARCHAR", "count BIGINT"),
            List.of("key", "count"),
            true);
    return NoisyVerifier.verify(
            evidence, keys.stream().map(key -> new ReleasedCell(List.of(key), 3, List.of())))
        .reasons();
  }
}
