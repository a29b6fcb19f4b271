package city.madang.etl.privacy.verify;

import static city.madang.etl.dataset.CalendarUnit.DAY;
import static city.madang.etl.dataset.CalendarUnit.DAY_PART;
import static city.madang.etl.dataset.CalendarUnit.HOUR;
import static city.madang.etl.dataset.CalendarUnit.QUARTER_HOUR;
import static city.madang.etl.dataset.CalendarUnit.WEEK;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.privacy.RawHierarchy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the verifier does not take for a label, though it may look like one.
class CoverageTest {
  private static final Coverage TIMES =
      Coverage.of(
          new RawHierarchy.Times(
              "field",
              FieldType.DATETIME,
              List.of(QUARTER_HOUR, HOUR, DAY_PART, DAY, WEEK),
              Set.of("2026-11-23T08:15:00", "2026-11-23T08:29:59.5", "2026-11-23T08:30:00", "")));
  private static final Coverage GRID =
      Coverage.of(
          new RawHierarchy.Grid(
              "field",
              List.of(new BigDecimal("0.1"), new BigDecimal("1")),
              Set.of("37.5", "37.59", "37.6", "")));
  private static final Coverage H3 =
      Coverage.of(new RawHierarchy.H3("field", List.of(8, 7), Set.of("89283082837ffff", "")));
  private static final Coverage PREFIX =
      Coverage.of(
          new RawHierarchy.Prefixes("field", List.of(3, 1), Set.of("06236", "06299", "0623", "")));

  @Test
  void covered_labels_countTheLeavesBetweenTheirEnds() {
    assertThat(TIMES.covered("2026-11-23T08:15/08:30")).isEqualTo(2);
    assertThat(TIMES.covered("2026-11-23T06/12")).isEqualTo(3);
    assertThat(TIMES.covered("2026-W48")).isEqualTo(3);
    assertThat(GRID.covered("37.5..37.6")).isEqualTo(2);
    assertThat(H3.covered("8828308283fffff")).isEqualTo(1);
    assertThat(PREFIX.covered("062**")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T08:15",
        "2026-11-23T08:15/08:45",
        "2026-11-23T08:20/08:35",
        "2026-11-23T07/13",
        "2026-11-23T06-12",
        "2026-11-24",
        "2026-W54",
        "2026-W4x",
        "2026-11",
        "2026-11-23T08:15:01",
        "x"
      })
  void covered_noTimeOfTheHierarchy_isNothing(String label) {
    assertThat(TIMES.covered(label)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "37.55..37.65",
        "37.5..37.7",
        "37.50..37.60",
        "37.5..38",
        "37.0..38.0",
        "37.5-37.6",
        "37.55"
      })
  void covered_noCellOfTheGrid_isNothing(String label) {
    assertThat(GRID.covered(label)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"862830827ffffff", "8828308281fffff", "88283082837ffff", "8828308283FFFFF", "8"})
  void covered_noCellAbove_isNothing(String label) {
    assertThat(H3.covered(label)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"06***", "062***", "0623*", "062*6", "0*2**", "063**", "*****", "062"})
  void covered_noMaskOfTheHierarchy_isNothing(String label) {
    assertThat(PREFIX.covered(label)).isZero();
  }

  @Test
  void flaws_valuesThatCannotBeRead_areCounted() {
    var values = Set.of("", "2026-11-23", "secret", "2026-02-30");

    assertThat(
            Coverage.of(new RawHierarchy.Times("f", FieldType.DATE, List.of(DAY), values)).flaws())
        .isEqualTo(2);
    assertThat(
            Coverage.of(
                    new RawHierarchy.Grid(
                        "f", List.of(BigDecimal.ONE), Set.of("", "1", "x", "inf")))
                .flaws())
        .isEqualTo(2);
    assertThat(
            Coverage.of(
                    new RawHierarchy.H3("f", List.of(3), Set.of("", "89283082837ffff", "8928x")))
                .flaws())
        .isEqualTo(1);
    assertThat(
            Coverage.of(new RawHierarchy.Prefixes("f", List.of(3), Set.of("", "1*", "12"))).flaws())
        .isEqualTo(1);
    assertThat(Coverage.of(new RawHierarchy.Prefixes("f", List.of(3), Set.of())).flaws())
        .isEqualTo(1);
  }
}
