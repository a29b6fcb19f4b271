package city.madang.portal.http;

import city.madang.etl.dataset.LangText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The language of what people read.
public enum Language {
  KO,
  EN;

  /// The language of this code.
  ///
  /// @param code `ko` or `en`
  public static Optional<Language> find(String code) {
    return Arrays.stream(values()).filter(language -> language.code().equals(code)).findFirst();
  }

  /// The one that is asked for, else the one that the browser likes best, else Korean.
  ///
  /// @param asked `ko` or `en`; anything else is Korean
  /// @param liked best first
  public static Language choose(@Nullable String asked, List<Locale> liked) {
    if (asked != null) {
      return find(asked).orElse(KO);
    }
    return findLiked(liked).orElse(KO);
  }

  /// The one that is liked best; empty if none of them is.
  ///
  /// @param liked best first
  public static Optional<Language> findLiked(List<Locale> liked) {
    return liked.stream().flatMap(locale -> find(locale.getLanguage()).stream()).findFirst();
  }

  /// As HTML and Atom write it.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The other one.
  public Language other() {
    return this == KO ? EN : KO;
  }

  /// The text in this language.
  public String of(LangText text) {
    return of(text.ko(), text.en());
  }

  /// The one of two texts that is in this language.
  public String of(String ko, String en) {
    return this == KO ? ko : en;
  }
}
