package city.madang.portal.ui;

import city.madang.etl.dataset.LangText;

/// The language of a page.
enum Language {
  KO,
  EN;

  String code() {
    return this == KO ? "ko" : "en";
  }

  Language other() {
    return this == KO ? EN : KO;
  }

  String of(LangText text) {
    return this == KO ? text.ko() : text.en();
  }
}
