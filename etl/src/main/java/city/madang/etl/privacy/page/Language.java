package city.madang.etl.privacy.page;

import city.madang.etl.dataset.LangText;
import java.util.Locale;

/// One of the two languages of the page, and how numbers are written in both.
enum Language {
  KO,
  EN;

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
