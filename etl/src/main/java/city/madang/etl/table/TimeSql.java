package city.madang.etl.table;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.TimeFormat;
import java.time.ZoneOffset;

/// How dates and times are read that a source writes in its own way.
final class TimeSql {
  private TimeSql() {}

  /// The typed value of the text `raw`; null if it has another shape or is no day of the calendar.
  static String typed(FieldType type, TimeFormat format, String raw) {
    return new Parts(format, raw).typed(type);
  }

  private record Parts(TimeFormat format, String raw) {
    String typed(FieldType type) {
      var value = type == FieldType.DATE ? "try_cast(%s AS DATE)".formatted(day()) : moment();
      return "CASE WHEN %s THEN %s END".formatted(shape(), value);
    }

    /// `24:00` ends a day, and no minute follows it.
    private String shape() {
      return "regexp_full_match(%s, %s) AND (%s < 24 OR %s + %s = 0)"
          .formatted(raw, Sql.text(format.regex()), number('H'), number('M'), number('S'));
    }

    private String day() {
      return "concat(%s, '-', lpad(%s, 2, '0'), '-', lpad(%s, 2, '0'))"
          .formatted(text('Y'), text('m'), text('d'));
    }

    private String moment() {
      if (format.group(TimeFormat.SECONDS) > 0) {
        return inZone("(TIMESTAMP '1970-01-01' + to_seconds(%s))".formatted(number('s')));
      }
      var wall =
          "(try_cast(%s AS TIMESTAMP) + to_hours(%s) + to_minutes(%s) + to_seconds(%s))"
              .formatted(day(), number('H'), number('M'), number('S'));
      return format.group('z') == 0 ? wall : inZone("(%s - %s)".formatted(wall, offset()));
    }

    private String offset() {
      var digits = "replace(%s, ':', '')".formatted(text('z'));
      var minutes =
          "(try_cast(substr(%1$s, 2, 2) AS BIGINT) * 60 + try_cast(substr(%1$s, 4, 2) AS BIGINT))"
              .formatted(digits);
      return "to_minutes(CASE %s[1] WHEN '+' THEN %s WHEN '-' THEN -%s ELSE 0 END)"
          .formatted(digits, minutes, minutes);
    }

    /// A moment of UTC on the wall clock of the format's zone.
    private String inZone(String utc) {
      return format
          .zone()
          .filter(zone -> !zone.equals(ZoneOffset.UTC))
          .map(zone -> "timezone(%s, timezone('UTC', %s))".formatted(Sql.text(zone.getId()), utc))
          .orElse(utc);
    }

    private String number(char directive) {
      return format.group(directive) == 0
          ? "0"
          : "try_cast(%s AS BIGINT)".formatted(text(directive));
    }

    private String text(char directive) {
      return "regexp_extract(%s, %s, %d)"
          .formatted(raw, Sql.text("^" + format.regex() + "$"), format.group(directive));
    }
  }
}
