package city.madang.etl.privacy.hierarchy;

import city.madang.etl.dataset.FieldType;

/// The shape of dates and times as texts, and the ISO week of a date.
///
/// Source: ISO 8601; years 0001–9999.
final class IsoTime {
  private static final int DATE_LENGTH = 10;
  private static final int TIME_LENGTH = 8;
  private static final int[] DAYS_BEFORE = {
    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365
  };

  private IsoTime() {}

  /// Where the time of day begins in a value of this type.
  static int timeAt(FieldType type) {
    return type == FieldType.TIME ? 0 : DATE_LENGTH + 1;
  }

  /// Tells whether a text is exactly a value of this type.
  static boolean fits(String text, FieldType type) {
    return switch (type) {
      case DATE -> text.length() == DATE_LENGTH && date(text);
      case TIME -> time(text, 0);
      case DATETIME ->
          text.length() > DATE_LENGTH
              && date(text)
              && text.charAt(DATE_LENGTH) == 'T'
              && time(text, timeAt(type));
      case STRING, INTEGER, NUMBER, BOOLEAN, YEAR -> false;
    };
  }

  private static boolean date(String text) {
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 2);
    int day = digits(text, 8, 2);
    return text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && year >= 1
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= daysBefore(year, month + 1) - daysBefore(year, month);
  }

  /// `23:59:59`, and up to six digits after a dot.
  private static boolean time(String text, int at) {
    int end = at + TIME_LENGTH;
    return text.length() >= end
        && within(digits(text, at, 2), 23)
        && text.charAt(at + 2) == ':'
        && within(digits(text, at + 3, 2), 59)
        && text.charAt(at + 5) == ':'
        && within(digits(text, at + 6, 2), 59)
        && (text.length() == end || fraction(text, end));
  }

  private static boolean within(int number, int highest) {
    return number >= 0 && number <= highest;
  }

  private static boolean fraction(String text, int dot) {
    int length = text.length() - dot - 1;
    return text.charAt(dot) == '.'
        && length >= 1
        && length <= 6
        && digits(text, dot + 1, length) >= 0;
  }

  /// The number that `length` digits make, or -1 if one is no digit.
  static int digits(String text, int at, int length) {
    int number = 0;
    for (int i = at; i < at + length; i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      number = number * 10 + digit - '0';
    }
    return number;
  }

  /// `2026-W48`, which may be of another year than the date.
  static String week(String date) {
    int year = digits(date, 0, 4);
    int dayOfYear = daysBefore(year, digits(date, 5, 2)) + digits(date, 8, 2);
    // A week is of the year of its Thursday.
    int thursday = dayOfYear - weekday(year, dayOfYear) + 3;
    if (thursday < 1) {
      year--;
      thursday += daysOf(year);
    } else if (thursday > daysOf(year)) {
      thursday -= daysOf(year);
      year++;
    }
    return padded(year, 4) + "-W" + padded((thursday - 1) / 7 + 1, 2);
  }

  /// 0 for Monday, for 0001-01-01 was one.
  private static int weekday(int year, int dayOfYear) {
    int years = year - 1;
    return (years * 365 + years / 4 - years / 100 + years / 400 + dayOfYear - 1) % 7;
  }

  private static int daysOf(int year) {
    return daysBefore(year, 13);
  }

  private static int daysBefore(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return DAYS_BEFORE[month - 1] + (leap && month > 2 ? 1 : 0);
  }

  static String padded(int number, int width) {
    var digits = Integer.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
