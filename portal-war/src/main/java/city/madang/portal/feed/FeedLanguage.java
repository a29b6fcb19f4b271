package city.madang.portal.feed;

import city.madang.etl.dataset.LangText;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The language of a feed.
enum FeedLanguage {
  KO,
  EN;

  /// @param code `ko` or `en`
  static Optional<FeedLanguage> find(String code) {
    return Arrays.stream(values()).filter(language -> language.code().equals(code)).findFirst();
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  String of(LangText text) {
    return of(text.ko(), text.en());
  }

  String of(String ko, String en) {
    return this == KO ? ko : en;
  }
}
