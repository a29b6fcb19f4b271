package city.madang.portal.vocabulary;

import city.madang.portal.http.Language;
import city.madang.portal.http.page.Page;

/// What the pages of the vocabulary and of its shapes have in common.
final class TermsFrame {
  private static final String STYLE =
      """
      article { border-top: 1px solid var(--line); padding: .6rem 0 }
      article h3 { margin: 0; font-size: 1rem } article p { margin: .2rem 0 }
      article dl { margin: .3rem 0; grid-template-columns: 7rem 1fr; gap: 0 1rem }
      svg { font: 13px system-ui, sans-serif }
      svg rect { fill: var(--box); stroke: var(--quiet) } svg path { fill: none; stroke: var(--quiet) }
      svg text { fill: var(--text) } svg a text { fill: var(--link) }
      svg .arc { font-size: 12px; paint-order: stroke; stroke: var(--ground); stroke-width: 4px }
      :target { background: var(--note) }
      """;

  private TermsFrame() {}

  /// A whole page.
  ///
  /// @param address of it
  /// @param style beyond what is common
  /// @param body as HTML
  static String page(String title, Language language, String address, String style, String body) {
    var head =
        "<link rel=\"alternate\" type=\"text/turtle\" href=\"%s\">\n<style>\n%s%s</style>\n"
            .formatted(address, STYLE, style);
    return new Page(title, language, address, head).around("<h1>" + title + "</h1>\n" + body);
  }
}
