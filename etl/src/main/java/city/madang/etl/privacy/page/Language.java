package city.madang.etl.privacy.page;

import city.madang.etl.dataset.LangText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One of the two languages of the page, and how numbers are written in both.
enum Language {
  KO,
  EN;

  private static final double KILOMETERS_PER_DEGREE = 111.2;

  /// The BCP 47 tag.
  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The text of this language.
  String say(String ko, String en) {
    return switch (this) {
      case KO -> ko;
      case EN -> en;
    };
  }

  /// A sentence with the same values in both languages, as [String#formatted] sets them in.
  String say(String ko, String en, Object... values) {
    return values.length == 0 ? say(ko, en) : say(ko, en).formatted(values);
  }

  String say(LangText text) {
    return say(text.ko(), text.en());
  }

  /// A count with commas: `30,162`.
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// A mean with one decimal.
  static String decimal(double number) {
    return String.format(Locale.ROOT, "%,.1f", number);
  }

  /// A length of time in its largest whole unit: `2 min`, `3 h`.
  String time(Duration time) {
    if (time.toNanosPart() > 0 || time.toSeconds() % 60 > 0) {
      return say(
          "%s초",
          "%s s", BigDecimal.valueOf(time.toNanos(), 9).stripTrailingZeros().toPlainString());
    }
    return time.toMinutes() % 60 > 0
        ? say("%s분", "%s min", count(time.toMinutes()))
        : say("%s시간", "%s h", count(time.toHours()));
  }

  /// A length of days, months and years: `1 year`.
  String time(Period period) {
    var parts = new ArrayList<String>();
    part(parts, period.getYears(), "%d년", "%d years");
    part(parts, period.getMonths(), "%d개월", "%d months");
    part(parts, period.getDays(), "%d일", "%d days");
    return String.join(" ", parts);
  }

  private void part(List<String> parts, int number, String ko, String en) {
    if (number != 0) {
      parts.add(say(ko, number == 1 ? en.substring(0, en.length() - 1) : en, number));
    }
  }

  /// A distance on the map: `0.05° (about 5.6 km from south to north)`.
  String degrees(double degrees) {
    return say(
        "%s° (남북 약 %s km)",
        "%s° (about %s km from south to north)",
        plain(degrees),
        decimal(degrees * KILOMETERS_PER_DEGREE));
  }

  /// A number without zeros at its end: `0.04`.
  static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /// A share of 1 as `12.3%`; what is not zero never reads as zero, nor what is not all as all.
  static String percent(double share) {
    if (share > 0 && share < 0.0005) {
      return "<0.1%";
    }
    if (share < 1 && share > 0.9995) {
      return ">99.9%";
    }
    return String.format(Locale.ROOT, "%.1f%%", share * 100);
  }
}
