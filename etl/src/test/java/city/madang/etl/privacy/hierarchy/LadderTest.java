package city.madang.etl.privacy.hierarchy;

import static city.madang.etl.dataset.CalendarUnit.DAY;
import static city.madang.etl.dataset.CalendarUnit.DAY_PART;
import static city.madang.etl.dataset.CalendarUnit.HOUR;
import static city.madang.etl.dataset.CalendarUnit.MINUTE;
import static city.madang.etl.dataset.CalendarUnit.MONTH;
import static city.madang.etl.dataset.CalendarUnit.QUARTER;
import static city.madang.etl.dataset.CalendarUnit.QUARTER_HOUR;
import static city.madang.etl.dataset.CalendarUnit.WEEK;
import static city.madang.etl.dataset.CalendarUnit.YEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.madang.etl.dataset.CalendarUnit;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.RawHierarchy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LadderTest {
  private static final String SCIENCE_HALL = "89283082837ffff";

  @Test
  void times_ofADatetime_goUpToTheWeek() {
    var moment = "2026-11-23T08:17:30";
    var units = List.of(MINUTE, QUARTER_HOUR, HOUR, DAY_PART, DAY, WEEK);

    assertThat(labels(times(FieldType.DATETIME, units, moment)))
        .containsExactly(
            moment,
            "2026-11-23T08:17",
            "2026-11-23T08:15/08:30",
            "2026-11-23T08",
            "2026-11-23T06/12",
            "2026-11-23",
            "2026-W48",
            "*");
  }

  @Test
  void times_ofADate_goUpToTheYear() {
    assertThat(labels(times(FieldType.DATE, List.of(DAY, MONTH, QUARTER, YEAR), "2026-11-23")))
        .containsExactly("2026-11-23", "2026-11-23", "2026-11", "2026-Q4", "2026", "*");
  }

  @Test
  void times_ofATimeOfDay_goUpToTheDayPart() {
    var units = List.of(MINUTE, QUARTER_HOUR, HOUR, DAY_PART);

    assertThat(labels(times(FieldType.TIME, units, "23:59:59.5")))
        .containsExactly("23:59:59.5", "23:59", "23:45/24:00", "23", "18/24", "*");
  }

  /// Source: the calendar of ISO 8601; years whose ends lie in weeks of another year.
  @ParameterizedTest
  @CsvSource({
    "2026-11-23, 2026-W48",
    "2027-01-03, 2026-W53",
    "2027-01-04, 2027-W01",
    "2024-12-30, 2025-W01",
    "2021-01-03, 2020-W53",
    "2024-02-29, 2024-W09",
    "0001-01-01, 0001-W01",
    "9999-12-31, 9999-W52"
  })
  void times_week_isTheOneOfItsThursday(String date, String week) {
    assertThat(labels(times(FieldType.DATE, List.of(WEEK), date))).containsExactly(date, week, "*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-29T08:15:00",
        "2026-13-01T08:15:00",
        "2026-11-31T08:15:00",
        "2026-11-23T24:00:00",
        "2026-11-23T08:60:00",
        "2026-10-05T08:15",
        "2026-11-23T08:15:00.",
        "2026-11-23T08:15:00.1234567",
        "2026-11-23T08:15:00Z",
        "2026-11-23 08:15:00",
        "2026-10-05",
        "0000-01-01T00:00:00",
        "secret"
      })
  void times_valueThatIsNoTime_isRefusedWithCountOnly(String value) {
    refused(
        times(FieldType.DATETIME, List.of(DAY), value, "2026-11-23T08:15:00"),
        "1 values are no dates and times such as",
        value);
  }

  @Test
  void grid_numbers_stayInHalfOpenCells() {
    assertThat(labels(grid("0.01;0.1;1", "37.5665")))
        .containsExactly("37.5665", "37.56..37.57", "37.5..37.6", "37..38", "*");
    assertThat(labels(grid("0.01;0.1", "37.57"))).contains("37.57..37.58", "37.5..37.6");
    assertThat(labels(grid("0.5;5", "-0.1"))).contains("-0.5..0.0", "-5..0");
    assertThat(labels(grid("0.5", "0.3"))).contains("0.0..0.5");
    assertThat(labels(grid("0.1", "0.3"))).contains("0.3..0.4");
    assertThat(labels(grid("10", "1.5e+3"))).contains("1500..1510");
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "inf", "nan", "1e16", "1e-999999999", "37,5", "0x10"})
  void grid_valueThatIsNoNumber_isRefusedWithCountOnly(String value) {
    refused(grid("0.1", value, "1"), "1 values are no numbers", value);
  }

  /// Source: parents computed with the library of H3, version 4.5.1.
  @Test
  void h3_cell_hasTheParentsOfTheLibrary() {
    assertThat(labels(h3(List.of(9, 8, 7, 6, 5, 4, 3, 2, 1, 0), SCIENCE_HALL)))
        .containsExactly(
            SCIENCE_HALL,
            SCIENCE_HALL,
            "8828308283fffff",
            "872830828ffffff",
            "86283082fffffff",
            "85283083fffffff",
            "8428309ffffffff",
            "832830fffffffff",
            "822837fffffffff",
            "81283ffffffffff",
            "8029fffffffffff",
            "*");
  }

  /// The first two: documentation of H3 functions in databases. The third: a pentagon.
  @ParameterizedTest
  @CsvSource({
    "85283473fffffff, 0, 8029fffffffffff",
    "862a1072fffffff, 5, 852a1073fffffff",
    "820807fffffffff, 1, 81083ffffffffff"
  })
  void h3_documentedCell_hasItsDocumentedParent(String cell, int resolution, String parent) {
    assertThat(labels(h3(List.of(resolution), cell))).containsExactly(cell, parent, "*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret",
        "89283082837fff",
        "89283082837FFFF",
        "089283082837ffff",
        "99283082837ffff", // no mode 1
        "89283082830ffff", // a digit is used that is finer than its resolution
        "8928308283fffff", // the resolution lacks a digit
        "89f43082837ffff", // base cell 122
        "82080ffffffffff" // first digit 1 below a pentagon
      })
  void h3_valueThatIsNoCell_isRefusedWithCountOnly(String value) {
    refused(h3(List.of(0), value, SCIENCE_HALL), "1 values are no H3 cells", value);
  }

  @Test
  void h3_coarserCells_areRefused() {
    refused(h3(List.of(9, 8), "8828308283fffff"), "1 values are coarser than resolution 9", "8828");
    refused(h3(List.of(7), "8828308283fffff", SCIENCE_HALL), "values have 2 resolutions", "8828");
  }

  @Test
  void prefix_codes_areMaskedToTheirOwnLength() {
    var hierarchy = Hierarchy.of(prefix(List.of(3, 2), "06236", "06299", "12", "0623"));

    assertThat(hierarchy.share("062**")).isEqualTo(0.5);
    assertThat(hierarchy.share("06***")).isEqualTo(0.5);
    assertThat(hierarchy.share("062*")).isEqualTo(0.25);
    assertThat(hierarchy.share("12")).isEqualTo(0.25);
    assertThat(labels(prefix(List.of(3, 2), "12"))).containsExactly("12", "12", "12", "*");
  }

  @Test
  void prefix_characters_areCodePoints() {
    assertThat(labels(prefix(List.of(2), "가🚲나다"))).containsExactly("가🚲나다", "가🚲**", "*");
  }

  @Test
  void prefix_valueWithAStar_isRefusedWithCountOnly() {
    refused(prefix(List.of(2), "12*", "123"), "1 values hold a *", "12*");
  }

  @Test
  void of_emptyValue_staysAsItIsUpToTheTop() {
    Stream.of(
            times(FieldType.DATETIME, List.of(DAY, WEEK), "", "2026-11-23T08:15:00"),
            times(FieldType.DATE, List.of(DAY, WEEK), "", "2026-11-23"),
            times(FieldType.TIME, List.of(MINUTE, HOUR), "", "08:15:00"),
            grid("0.1;1", "", "1"),
            h3(List.of(8, 7), "", SCIENCE_HALL),
            prefix(List.of(2, 1), "", "123"),
            new RawHierarchy.Ranges("field", List.of(5, 10), Set.of("", "7")))
        .forEach(
            raw -> {
              assertThat(labels(raw)).as("%s", raw).containsExactly("", "", "", "*");
              assertThat(Hierarchy.of(raw).share("")).as("%s", raw).isEqualTo(0.5);
            });
  }

  @Test
  void of_onlyEmptyValues_hasOneLeaf() {
    assertThat(Hierarchy.of(grid("0.1", "")).leaves()).isOne();
  }

  @Test
  void of_noValues_isRefused() {
    refused(grid("0.1"), "has no values", "secret");
    refused(times(FieldType.DATE, List.of(DAY)), "has no values", "secret");
  }

  /// What the first leaf is called on each level.
  private static List<String> labels(RawHierarchy raw) {
    var hierarchy = Hierarchy.of(raw);
    return IntStream.range(0, hierarchy.levels())
        .mapToObj(hierarchy::level)
        .map(level -> level.label(level.codeOfLeaf(0)))
        .toList();
  }

  private static RawHierarchy times(FieldType type, List<CalendarUnit> units, String... values) {
    return new RawHierarchy.Times("field", type, units, Set.of(values));
  }

  private static RawHierarchy grid(String widths, String... values) {
    var decimals = Stream.of(widths.split(";")).map(BigDecimal::new).toList();
    return new RawHierarchy.Grid("field", decimals, Set.of(values));
  }

  private static RawHierarchy h3(List<Integer> resolutions, String... values) {
    return new RawHierarchy.H3("field", resolutions, Set.of(values));
  }

  private static RawHierarchy prefix(List<Integer> lengths, String... values) {
    return new RawHierarchy.Prefixes("field", lengths, Set.of(values));
  }

  private static void refused(RawHierarchy raw, String reason, String secret) {
    assertThatExceptionOfType(PrivacyRefusal.class)
        .isThrownBy(() -> Hierarchy.of(raw))
        .withMessageContaining("hierarchy of field")
        .withMessageContaining(reason)
        .satisfies(refusal -> assertThat(refusal.reasons().toString()).doesNotContain(secret));
  }
}
