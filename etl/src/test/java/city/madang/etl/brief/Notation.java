package city.madang.etl.brief;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the brief writes numbers and periods, read without any of our code.
final class Notation {
  private static final Pattern NUMBER = Pattern.compile("([0-9][0-9,]*(?:\\.[0-9]+)?)\\s*(만|억|조)?");
  private static final Pattern CLOCK = Pattern.compile("([0-9]+):([0-9]{2})초");
  private static final Pattern HALF = Pattern.compile("['‘’]([0-9]{2})\\.(上|下)");
  private static final Pattern MONTH = Pattern.compile("['‘’]([0-9]{2})\\.([0-9]{1,2})월?");
  private static final Pattern YEAR = Pattern.compile("['‘’]([0-9]{2})년?");
  private static final Pattern DAY = Pattern.compile("([0-9]{1,2})\\.([0-9]{1,2})");
  private static final Pattern BARE_MONTH = Pattern.compile("([0-9]{1,2})월?");
  private static final Map<String, Integer> POWERS = Map.of("만", 4, "억", 8, "조", 12);

  /// What the brief writes in a way that cannot be meant, and how the notes say that it is read.
  private static final Map<String, BigDecimal> DOUBTFUL =
      Map.of("5.58초", BigDecimal.valueOf(5 * 60 + 58));

  /// First and last day; an open end is absent.
  record Period(Optional<LocalDate> start, Optional<LocalDate> end) {}

  private Notation() {}

  /// The number that a text such as `2.25억`, `2,000여개`, `7:26초` or `③` stands for.
  static BigDecimal number(String stated) {
    var clock = CLOCK.matcher(stated);
    if (clock.matches()) {
      return BigDecimal.valueOf(part(clock, 1) * 60L + part(clock, 2));
    }
    var circled = "①②③④⑤".indexOf(stated);
    if (circled >= 0) {
      return BigDecimal.valueOf(circled + 1L);
    }
    var number = NUMBER.matcher(stated);
    if (!number.find()) {
      throw new IllegalArgumentException("no number: " + stated);
    }
    var value = new BigDecimal(number.group(1).replace(",", ""));
    var power = Optional.ofNullable(number.group(2)).map(POWERS::get).orElse(0);
    return DOUBTFUL.getOrDefault(stated, value.scaleByPowerOfTen(power));
  }

  /// The period that a text such as `'18.8~11`, `'19.上`, `‘21년까지` or `5월~` stands for.
  ///
  /// @param year of texts without one
  static Period period(String stated, int year) {
    var until = stated.endsWith("까지");
    var ends = stated.replace("까지", "").split("\\s*[~-]\\s*", -1);
    var first = one(ends[0], year);
    if (ends.length == 1) {
      return until ? new Period(Optional.empty(), first.end()) : first;
    }
    if (ends[1].isEmpty()) {
      return new Period(first.start(), Optional.empty());
    }
    return new Period(first.start(), one(ends[1], first.start().orElseThrow().getYear()).end());
  }

  /// Tells whether a text names its year.
  static boolean namesYear(String stated) {
    return stated.matches("['‘’].*");
  }

  private static Period one(String text, int year) {
    var half = HALF.matcher(text);
    if (half.matches()) {
      int first = half.group(2).equals("上") ? 1 : 7;
      return months(2000 + part(half, 1), first, first + 5);
    }
    var month = MONTH.matcher(text);
    if (month.matches()) {
      return months(2000 + part(month, 1), part(month, 2), part(month, 2));
    }
    var whole = YEAR.matcher(text);
    if (whole.matches()) {
      return months(2000 + part(whole, 1), 1, 12);
    }
    var day = DAY.matcher(text);
    if (day.matches()) {
      var date = Optional.of(LocalDate.of(year, part(day, 1), part(day, 2)));
      return new Period(date, date);
    }
    var bare = BARE_MONTH.matcher(text);
    if (bare.matches()) {
      return months(year, part(bare, 1), part(bare, 1));
    }
    throw new IllegalArgumentException("no period: " + text);
  }

  private static Period months(int year, int first, int last) {
    var end = YearMonth.of(year, last).atEndOfMonth();
    return new Period(Optional.of(LocalDate.of(year, first, 1)), Optional.of(end));
  }

  private static int part(Matcher found, int group) {
    return Integer.parseInt(found.group(group));
  }
}
