package city.madang.portal.ui;

import city.madang.portal.http.Language;
import java.util.Map;
import java.util.regex.Pattern;

/// How values of a field may have been made wider, for people: `schema.json` names rules in the
/// steward's words, and files that only the steward has.
final class HierarchyWords {
  private static final Pattern UNIT = Pattern.compile("[a-z]+(-[a-z]+)?");
  private static final Map<String, String> UNITS =
      Map.of(
          "minute", "분",
          "quarter-hour", "15분",
          "hour", "시",
          "day-part", "여섯 시간",
          "day", "날",
          "week", "주",
          "month", "달",
          "quarter", "분기",
          "year", "해");

  private final Language language;

  HierarchyWords(Language language) {
    this.language = language;
  }

  /// @param rule as the schema has it, such as `interval 2, 4`
  String of(String rule) {
    int space = rule.indexOf(' ');
    var kind = space < 0 ? rule : rule.substring(0, space);
    var steps = rule.substring(space + 1);
    return switch (kind) {
      case "table" -> language.of("보기에 있는 단계로 넓힘", "widened in the steps of the examples");
      case "interval" -> language.of("폭 %s의 구간으로 넓힘", "widened to ranges of %s").formatted(steps);
      case "grid" -> language.of("폭 %s의 칸으로 넓힘", "widened to cells of %s").formatted(steps);
      case "time" -> language.of("%s 단위로 넓힘", "widened to units of: %s").formatted(units(steps));
      case "h3" ->
          language
              .of("해상도 %s의 H3 칸으로 넓힘", "widened to cells of H3, resolution %s")
              .formatted(steps);
      case "prefix" ->
          language.of("앞 %s자만 남김", "shortened to the first %s characters").formatted(steps);
      case "flat" -> language.of("값 그대로이거나 *", "the value itself, or *");
      default -> rule;
    };
  }

  private String units(String steps) {
    return UNIT.matcher(steps)
        .replaceAll(
            unit -> language.of(UNITS.getOrDefault(unit.group(), unit.group()), unit.group()));
  }
}
