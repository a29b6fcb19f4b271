package city.madang.etl.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.HierarchyRule.Times;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CoarseFormsTest {
  private static final List<CalendarUnit> UNITS =
      List.of(
          CalendarUnit.MINUTE,
          CalendarUnit.QUARTER_HOUR,
          CalendarUnit.HOUR,
          CalendarUnit.DAY_PART,
          CalendarUnit.DAY,
          CalendarUnit.MONTH,
          CalendarUnit.QUARTER,
          CalendarUnit.YEAR);

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"DATETIME", "DATE"})
  void times_eachExample_isOfOneForm(FieldType type) {
    requireOneForm(new Times(UNITS.stream().filter(it -> fits(it, type)).toList()), type);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"NUMBER", "INTEGER"})
  void numbers_eachExample_isOfOneForm(FieldType type) {
    requireOneForm(new HierarchyRule.Grid(List.of(new BigDecimal("0.01"))), type);
    requireOneForm(new HierarchyRule.Interval(List.of(5, 10)), FieldType.INTEGER);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.INCLUDE, names = "STRING")
  void texts_eachExample_isOfOneForm(FieldType type) {
    requireOneForm(new HierarchyRule.H3(List.of(9, 7, 5)), type);
    requireOneForm(new HierarchyRule.Prefix(List.of(3, 1)), type);
  }

  private static boolean fits(CalendarUnit unit, FieldType type) {
    return type == FieldType.DATETIME || unit.compareTo(CalendarUnit.DAY) >= 0;
  }

  private static void requireOneForm(HierarchyRule rule, FieldType type) {
    var forms = new ArrayList<>(CoarseForms.of(rule, type));
    forms.add(CoarseForms.finest(rule, type));
    assertThat(forms)
        .allSatisfy(
            form ->
                assertThat(forms)
                    .filteredOn(other -> other.pattern().matcher(form.example()).matches())
                    .containsExactly(form));
  }
}
