package city.madang.etl.dataset;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a source writes dates and times, in the directives of `strptime`, as in Table Schema.
///
/// Shape: `%Y %m %d %H %M %S` with exactly as many digits as they have (`%-m`, `%-d`, `%-H`: one or
/// two), `%z` for `Z` or `+09:00`; or `%s` alone, seconds since 1970 in UTC. Hour 24 is the end of
/// the day: `24:00` becomes 00:00 of the next one.
///
/// @param pattern such as `%Y-%m-%d %H:%M`
/// @param zone whose wall clock the value is of: where the text tells the moment (`%s`, `%z`) it
///   becomes that, or UTC's if absent; else the source has it, and absent means that nobody knows
public record TimeFormat(String pattern, Optional<ZoneId> zone) {
  /// Seconds since 1970.
  public static final char SECONDS = 's';

  private static final Pattern DIRECTIVE = Pattern.compile("%(-?)(.?)");
  private static final Map<String, String> DIGITS =
      Map.of(
          "Y", "([0-9]{4})",
          "m", "(0[1-9]|1[0-2])",
          "d", "(0[1-9]|[12][0-9]|3[01])",
          "H", "([01][0-9]|2[0-4])",
          "M", "([0-5][0-9])",
          "S", "([0-5][0-9])",
          "z", "(Z|[+-][0-9]{2}:?[0-9]{2})",
          "s", "([0-9]{1,12})");
  private static final Map<String, String> SHORT =
      Map.of(
          "m", "(0?[1-9]|1[0-2])",
          "d", "(0?[1-9]|[12][0-9]|3[01])",
          "H", "([01]?[0-9]|2[0-4])");

  private static final List<Character> DAY = List.of('Y', 'm', 'd');

  /// Moments as ISO 8601 has them, on the clock of UTC.
  static final TimeFormat UTC = new TimeFormat("%Y-%m-%dT%H:%M:%S%z", Optional.empty());

  /// @throws IllegalArgumentException telling what such a pattern consists of
  public TimeFormat {
    var directives = directives(pattern);
    if (directives.stream().distinct().count() < directives.size()) {
      throw new IllegalArgumentException("a directive of format stands twice");
    }
    if (directives.contains(SECONDS) ? !pattern.equals("%s") : !directives.containsAll(DAY)) {
      throw new IllegalArgumentException("format needs %Y, %m and %d, or is %s alone");
    }
  }

  /// Whose wall clock the value is of, if that is known.
  Optional<ZoneId> clock() {
    return tellsMoment(pattern) ? Optional.of(zone.orElse(ZoneOffset.UTC)) : zone;
  }

  private static boolean tellsMoment(String pattern) {
    var directives = directives(pattern);
    return directives.contains(SECONDS) || directives.contains('z');
  }

  void requireType(FieldType type) {
    if (type != FieldType.DATE && type != FieldType.DATETIME) {
      throw new IllegalArgumentException("format belongs to fields of type date or datetime");
    }
    if (type == FieldType.DATE && zone.isPresent()) {
      throw new IllegalArgumentException("zone belongs to fields of type datetime");
    }
    boolean hasHour = directives(pattern).contains('H') || pattern.equals("%s");
    if (hasHour != (type == FieldType.DATETIME)) {
      throw new IllegalArgumentException(
          type == FieldType.DATE ? "a date has no hour" : "a datetime needs %H or %s");
    }
  }

  /// What the whole text looks like, as a pattern with one group for each directive.
  public String regex() {
    var regex = new StringBuilder();
    var directives = DIRECTIVE.matcher(pattern);
    var end = 0;
    while (directives.find()) {
      regex.append(literal(pattern.substring(end, directives.start())));
      regex.append((directives.group(1).isEmpty() ? DIGITS : SHORT).get(directives.group(2)));
      end = directives.end();
    }
    return regex.append(literal(pattern.substring(end))).toString();
  }

  /// The number of the group of a directive, from 1; 0 if the pattern has none.
  public int group(char directive) {
    return directives(pattern).indexOf(directive) + 1;
  }

  private static String literal(String text) {
    return text.replaceAll("\\p{Punct}", "\\\\$0");
  }

  private static List<Character> directives(String pattern) {
    var found = new ArrayList<Character>();
    var directives = DIRECTIVE.matcher(pattern);
    while (directives.find()) {
      var known = directives.group(1).isEmpty() ? DIGITS : SHORT;
      if (!known.containsKey(directives.group(2))) {
        throw new IllegalArgumentException(
            "'%s' is no directive of format; there are %%Y %%m %%d %%H %%M %%S %%z, or %%s"
                .formatted(directives.group()));
      }
      found.add(directives.group(2).charAt(0));
    }
    return found;
  }
}
