package city.madang.etl.draft;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.TimeFormat;
import city.madang.etl.table.ColumnProfile;
import city.madang.etl.table.ColumnShape;
import java.util.Optional;
import java.util.regex.Pattern;

/// One column as it is proposed.
///
/// @param name for the descriptor and the mapping, as [ColumnNames] makes it
/// @param shape how all of its values can be read; absent for a text
record DraftColumn(String name, ColumnProfile profile, Optional<ColumnShape> shape) {
  private static final Pattern YEAR = Pattern.compile(".*(year|yr|년도|연도).*");
  private static final Pattern DAY = Pattern.compile(".*(date|day|time|일자|날짜|일시|시각|ymd).*");
  private static final Pattern CODE =
      Pattern.compile("(.*_)?(id|no|num|number|code|cd|zip|phone|tel)|.*(번호|코드|아이디)");

  /// @param name that no other column has
  static DraftColumn of(String name, ColumnProfile profile) {
    var column = new DraftColumn(name, profile, Optional.empty());
    var shape = profile.shapes().stream().filter(column::isLikely).findFirst();
    return new DraftColumn(name, profile, shape);
  }

  private boolean isLikely(ColumnShape tried) {
    return switch (tried.type()) {
      case STRING -> false;
      case INTEGER, NUMBER -> !isCode() && !isDay() && !isYear();
      case BOOLEAN -> !has(FieldType.INTEGER);
      case YEAR -> isYear();
      case DATE, DATETIME -> !tried.digitsOnly() || isDay();
      case TIME -> true;
    };
  }

  private boolean isCode() {
    return profile.codes() || CODE.matcher(name).matches();
  }

  private boolean isYear() {
    return YEAR.matcher(name).matches() && has(FieldType.YEAR);
  }

  private boolean isDay() {
    return DAY.matcher(name).matches()
        && profile.shapes().stream().anyMatch(ColumnShape::digitsOnly);
  }

  private boolean has(FieldType type) {
    return profile.shapes().stream().anyMatch(tried -> tried.type() == type);
  }

  FieldType type() {
    return shape.map(ColumnShape::type).orElse(FieldType.STRING);
  }

  /// How its dates are written, if not as ISO 8601 has it.
  Optional<String> format() {
    return shape.flatMap(ColumnShape::format).map(TimeFormat::pattern);
  }

  /// Whether all of its days could be months too: 3/4/2026.
  boolean dayMayBeMonth() {
    return format().filter(pattern -> pattern.startsWith("%-m")).isPresent()
        && profile.shapes().stream()
            .flatMap(tried -> tried.format().stream())
            .anyMatch(format -> format.pattern().startsWith("%-d"));
  }

  /// Whether it is a text only because its numbers are written with commas: 12,000.
  boolean isGrouped() {
    return shape.isEmpty() && profile.grouped();
  }

  Suspicion suspicion() {
    return profile.personal() ? Suspicion.LOOKS : Suspicion.of(name);
  }
}
