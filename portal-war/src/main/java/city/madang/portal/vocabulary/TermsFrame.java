package city.madang.portal.vocabulary;

import city.madang.portal.http.Html;

/// What the pages of the vocabulary and of its shapes have in common. Each is in both languages at
/// once.
final class TermsFrame {
  private static final String STYLE =
      Html.COLORS
          + """
          body { font: 1rem/1.6 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem;
            color: var(--text); background: var(--ground) }
          a { color: var(--link) } code { font: .95em ui-monospace, monospace }
          article { border-top: 1px solid var(--line); padding: .6rem 0 }
          article h4 { margin: 0 } article p { margin: .2rem 0 }
          dl { margin: .3rem 0; display: grid; grid-template-columns: 7rem 1fr; gap: 0 1rem }
          dd { margin: 0; overflow-wrap: anywhere }
          svg { width: 100%; height: auto; font: 13px system-ui, sans-serif }
          svg rect { fill: var(--box); stroke: var(--quiet) } svg path { fill: none; stroke: var(--quiet) }
          svg text { fill: var(--text) } svg a text { fill: var(--link) } svg .arc { font-size: 12px }
          :target { background: var(--note) }
          """;

  private TermsFrame() {}

  /// A whole page.
  ///
  /// @param address of it
  /// @param style beyond what is common
  /// @param body as HTML
  static String page(String korean, String english, String address, String style, String body) {
    return """
    <!DOCTYPE html>
    <html lang="ko">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%1$s · %2$s</title>
    <link rel="alternate" type="text/turtle" href="%3$s">
    <style>
    %4$s%5$s</style>
    </head>
    <body>
    %6$s</body>
    </html>
    """
        .formatted(korean, english, address, STYLE, style, body);
  }
}
