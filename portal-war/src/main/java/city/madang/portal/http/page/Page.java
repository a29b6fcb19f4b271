package city.madang.portal.http.page;

import static city.madang.portal.http.Html.escape;

import city.madang.portal.http.Html;
import city.madang.portal.http.Language;

/// What the pages have in common: one column for any screen, light or dark as the reader likes it,
/// and no script.
///
/// @param title of the page, plain text
/// @param language of its words
/// @param address of the page, to which the other language is a parameter
/// @param head what else is told to programs, as HTML
public record Page(String title, Language language, String address, String head) {
  private static final String STYLE =
      Html.COLORS
          + """
          body { font: 1rem/1.6 system-ui, sans-serif; max-width: 56rem; margin: 0 auto; padding: 1rem;
            color: var(--text); background: var(--ground) }
          a { color: var(--link) } h1 { line-height: 1.3; overflow-wrap: anywhere }
          a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
          .quiet { color: var(--quiet) } .note { background: var(--note); padding: .4rem .8rem }
          .scroll { overflow-x: auto } .scroll table { min-width: 38rem }
          th code { white-space: nowrap } table { border-collapse: collapse; width: 100% }
          caption { text-align: left; font-weight: 600; padding: .4rem 0 }
          td, th { border-top: 1px solid var(--line); padding: .25rem .8rem .25rem 0; text-align: left;
            vertical-align: top } th[scope=row] { font-weight: 400 } td.number, th.number { text-align: right }
          td.number { white-space: nowrap }
          mark { background: var(--note); color: inherit; font-weight: 600 }
          code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere }
          td code.hash { word-break: break-all; font-size: .75em }
          pre { background: var(--box); padding: .8rem; overflow-x: auto; white-space: pre-wrap }
          dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .2rem 1rem }
          dt { color: var(--quiet) } dd { margin: 0; overflow-wrap: anywhere }
          form { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center }
          input, button { font: inherit; padding: .3rem .6rem } input[type=search] { flex: 1 1 12rem }
          ul.row { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1rem }
          ul.list { list-style: none; padding: 0 } ul.list li { border-top: 1px solid var(--line);
            padding: .35rem 0; display: flex; flex-wrap: wrap; gap: 0 1rem }
          ul.hits { list-style: none; padding: 0 } ul.hits > li { border-top: 1px solid var(--line); padding: .6rem 0 }
          ul.hits h2, ul.hits h3 { margin: 0; font-size: 1.05rem; overflow-wrap: anywhere } ul.hits p, ul.hits dl { margin: .2rem 0 }
          ul.list .quiet { margin-left: auto } [aria-current] { font-weight: 700 }
          @media (max-width: 30rem) { dl { grid-template-columns: 1fr } dt { margin-top: .4rem } }
          """;

  /// The whole page.
  ///
  /// @param body as HTML
  public String around(String body) {
    return """
    <!DOCTYPE html>
    <html lang="%1$s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%2$s</title>
    <link rel="alternate" hreflang="%3$s" href="%4$slang=%3$s">
    %5$s<style>
    %6$s</style>
    </head>
    <body>
    <header><ul class="row">
    <li><a href="/?lang=%1$s">%7$s</a></li>
    <li><a href="%4$slang=%3$s" lang="%3$s" hreflang="%3$s">%8$s</a></li>
    </ul></header>
    <main>
    %9$s</main>
    <footer><ul class="row">
    <li><a href="/sparql">/sparql</a></li> <li><a href="/terms">/terms</a></li>
    <li><a href="/api/questions?lang=%1$s">/api/questions</a></li>
    <li><a href="/api/datasets">/api/datasets</a></li>
    <li><a href="/api/openapi.json">/api/openapi.json</a></li>
    <li><a href="/feeds/releases.atom?lang=%1$s">%10$s</a></li> <li><a href="/health">/health</a></li>
    </ul></footer>
    </body>
    </html>
    """
        .formatted(
            language.code(),
            escape(title),
            language.other().code(),
            escape(address + (address.contains("?") ? "&" : "?")),
            head,
            STYLE,
            language.of("마당", "Madang"),
            language.of("English", "한국어"),
            body,
            news(language));
  }

  /// Tells feed readers, in the head of a page, where its news are.
  ///
  /// @param feed address, without the language
  public static String feedLink(String feed, Language language) {
    return "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"%s\" href=\"%s?lang=%s\">\n"
        .formatted(news(language), feed, language.code());
  }

  private static String news(Language language) {
    return language.of("새 릴리스 소식", "News of releases");
  }
}
