package city.madang.etl.dataset;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How to read what a hierarchy makes of values, or leaves as they are, told of an example; of a
/// table, its descriptor tells.
final class CoarseForms {
  private static final long H3_CELL = 0x8f30e1d8b0a1b2cL;
  private static final int H3_FINEST = 15;
  private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

  private CoarseForms() {}

  static List<ValueForm> of(HierarchyRule rule, FieldType type) {
    return switch (rule) {
      case HierarchyRule.Interval(var widths) -> List.of(interval(widths, type));
      case HierarchyRule.Grid(var widths) -> List.of(cell(widths.getFirst().toPlainString()));
      case HierarchyRule.Times(var units) -> units.stream().flatMap(it -> time(it, type)).toList();
      case HierarchyRule.H3(var resolutions) -> resolutions.stream().map(CoarseForms::h3).toList();
      case HierarchyRule.Prefix(var lengths) -> lengths.stream().map(CoarseForms::prefix).toList();
      case HierarchyRule.TableFile _, HierarchyRule.Flat _ -> List.of();
    };
  }

  /// The forms of one level alone, from 1; none where all values are one, or a table tells.
  static List<ValueForm> at(int level, HierarchyRule rule, FieldType type) {
    var steps = steps(rule);
    return level <= steps.size() ? of(steps.get(level - 1), type) : List.of();
  }

  /// A rule for each level, in their order.
  private static List<? extends HierarchyRule> steps(HierarchyRule rule) {
    return switch (rule) {
      case HierarchyRule.Interval(var widths) ->
          widths.stream().map(it -> new HierarchyRule.Interval(List.of(it))).toList();
      case HierarchyRule.Grid(var widths) ->
          widths.stream().map(it -> new HierarchyRule.Grid(List.of(it))).toList();
      case HierarchyRule.Times(var units) ->
          units.stream().map(it -> new HierarchyRule.Times(List.of(it))).toList();
      case HierarchyRule.H3(var resolutions) ->
          resolutions.stream().map(it -> new HierarchyRule.H3(List.of(it))).toList();
      case HierarchyRule.Prefix(var lengths) ->
          lengths.stream().map(it -> new HierarchyRule.Prefix(List.of(it))).toList();
      case HierarchyRule.TableFile _, HierarchyRule.Flat _ -> List.of();
    };
  }

  /// A value that was left as it is.
  static ValueForm finest(HierarchyRule rule, FieldType type) {
    return switch (type) {
      case YEAR -> ValueForm.of("1980", "[0-9]{4}", "1980년 한 해", "the year 1980");
      case INTEGER -> itself("2", "-?[0-9]+");
      case NUMBER -> itself("1.25", "-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?");
      case BOOLEAN -> itself("true", "true|false");
      case DATE -> ValueForm.of("2026-11-23", DATE, "그날 하루", "that whole day");
      case TIME -> moment("", "");
      case DATETIME -> moment("2026-11-23T", DATE + "T");
      case STRING -> text(rule);
    };
  }

  private static ValueForm text(HierarchyRule rule) {
    return switch (rule) {
      case HierarchyRule.Interval _, HierarchyRule.Grid _ -> itself("2", "-?[0-9]+");
      case HierarchyRule.H3(var resolutions) ->
          ValueForm.of(
              Long.toHexString(H3_CELL),
              "8[%x-f][0-9a-f]{13}".formatted(Collections.max(resolutions) + 1),
              "출처에 있는 H3 칸",
              "cell of H3, as in the source");
      case HierarchyRule.Times _,
          HierarchyRule.Prefix _,
          HierarchyRule.TableFile _,
          HierarchyRule.Flat _ ->
          itself("A12", "[^*]+");
    };
  }

  private static ValueForm moment(String day, String pattern) {
    return ValueForm.of(
        day + "08:15:30",
        pattern + "[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?",
        "8시 15분 30초",
        "the second 08:15:30");
  }

  private static ValueForm itself(String example, String pattern) {
    return ValueForm.of(example, pattern, "넓히지 않은 값", "the value itself, not widened");
  }

  private static ValueForm interval(List<Integer> widths, FieldType type) {
    int width = widths.getFirst();
    int from = type == FieldType.YEAR ? 1980 / width * width : width;
    int to = from + width - 1;
    var all = widths.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return ValueForm.of(
        from + "-" + to,
        "-?[0-9]+--?[0-9]+",
        "%d부터 %d까지, 양 끝을 넣어 (폭 %s)".formatted(from, to, all),
        "%d to %d, both included (widths: %s)".formatted(from, to, all));
  }

  private static ValueForm cell(String width) {
    return ValueForm.of(
        "0.." + width,
        "-?[0-9.]*[0-9]\\.\\.-?[0-9][0-9.]*",
        "0 이상 %s 미만".formatted(width),
        "from 0 up to, but not with, %s".formatted(width));
  }

  private static Stream<ValueForm> time(CalendarUnit unit, FieldType type) {
    var day = type == FieldType.TIME ? "" : "2026-11-23T";
    var date = type == FieldType.TIME ? "" : DATE + "T";
    return switch (unit) {
      case MINUTE -> form(day + "08:15", date + "[0-9]{2}:[0-9]{2}", "8시 15분", "minute 08:15");
      case QUARTER_HOUR ->
          form(
              day + "08:15/08:30",
              date + "[0-9]{2}:[0-9]{2}/[0-9]{2}:[0-9]{2}",
              "8시 15분부터 8시 30분 전까지",
              "from 08:15 until before 08:30");
      case HOUR ->
          form(day + "08", date + "[0-9]{2}", "8시부터 9시 전까지", "from 08:00 until before 09:00");
      case DAY_PART ->
          form(
              day + "06/12",
              date + "[0-9]{2}/[0-9]{2}",
              "6시부터 12시 전까지",
              "from 06:00 until before 12:00");
      case DAY ->
          type == FieldType.DATE
              ? Stream.empty()
              : form("2026-11-23", DATE, "그날 하루", "that whole day");
      case WEEK ->
          form(
              "2026-W48",
              "[0-9]{4}-W[0-9]{2}",
              "2026년의 48째 주, 월요일부터 (ISO 8601)",
              "week 48 of 2026, from Monday (ISO 8601)");
      case MONTH -> form("2026-11", "[0-9]{4}-[0-9]{2}", "2026년 11월", "November 2026");
      case QUARTER -> form("2026-Q4", "[0-9]{4}-Q[1-4]", "2026년 넷째 분기", "fourth quarter of 2026");
      case YEAR -> form("2026", "[0-9]{4}", "2026년 한 해", "the year 2026");
    };
  }

  private static Stream<ValueForm> form(String example, String pattern, String ko, String en) {
    return Stream.of(ValueForm.of(example, pattern, ko, en));
  }

  /// Source: H3, "Bit layout of H3 indexes": digits finer than the resolution are 7.
  private static ValueForm h3(int resolution) {
    long others = H3_CELL & ~(0xFL << 52);
    long finer = (1L << (3 * (H3_FINEST - resolution))) - 1;
    return ValueForm.of(
        Long.toHexString(others | ((long) resolution << 52) | finer),
        "8%x[0-9a-f]{13}".formatted(resolution),
        "해상도 %d의 H3 칸".formatted(resolution),
        "cell of H3, resolution %d".formatted(resolution));
  }

  private static ValueForm prefix(int length) {
    return ValueForm.of(
        "A".repeat(length) + "***",
        "[^*]{%d}\\*+".formatted(length),
        "앞 %d자만 남긴 것. *마다 글자 하나를 가림".formatted(length),
        "the first %d characters; each * hides one".formatted(length));
  }
}
