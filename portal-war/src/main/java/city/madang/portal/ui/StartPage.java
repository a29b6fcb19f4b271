package city.madang.portal.ui;

import static city.madang.portal.ui.Html.escape;

import city.madang.etl.export.Manifest;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseRegister;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;

/// The start page as HTML: no script, one column, readable with any browser.
public final class StartPage {
  private final ReleaseRegister register;
  private final URI baseIri;

  /// @param baseIri of the portal, ending with `/`
  public StartPage(ReleaseRegister register, URI baseIri) {
    this.register = register;
    this.baseIri = baseIri;
  }

  String render(Language language) {
    var releases = register.listCurrent();
    return """
    <!DOCTYPE html>
    <html lang="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <link rel="alternate" type="application/atom+xml" title="%s" href="/feeds/releases.atom?lang=%s">
    <style>
    body { font: 1rem/1.6 system-ui, sans-serif; max-width: 50rem; margin: 0 auto; padding: 1rem;
      color: #1e2124; background: #fff }
    a { color: #0b50d0 } table { border-collapse: collapse } td, th { padding: .2rem .8rem .2rem 0;
      text-align: left } td:last-child { white-space: nowrap }
    pre { background: #f4f5f6; padding: .8rem; white-space: pre-wrap; overflow-wrap: anywhere }
    input { font: inherit; padding: .3rem } button { font: inherit; padding: .3rem 1rem }
    </style>
    </head>
    <body>
    <header>
    <p><a href="/?lang=%s" lang="%s" hreflang="%s">%s</a></p>
    <h1>%s</h1>
    <p>%s</p>
    </header>
    <main>
    <form action="/api/search" role="search">
    <label for="q">%s</label>
    <input id="q" name="q" type="search"> <button>%s</button>
    </form>
    <h2>%s</h2>
    %s
    </main>
    <footer><p><a href="/api/datasets">/api/datasets</a> · <a href="/health">/health</a> ·
    <a href="/feeds/releases.atom?lang=%s">%s</a> · <a href="/sparql">/sparql</a> ·
    <a href="/terms">/terms</a></p></footer>
    </body>
    </html>
    """
        .formatted(
            language.code(),
            Words.TITLE.in(language),
            Words.NEWS.in(language),
            language.code(),
            language.other().code(),
            language.other().code(),
            language.other().code(),
            Words.OTHER_LANGUAGE.in(language),
            Words.TITLE.in(language),
            Words.ABOUT.in(language),
            Words.SEARCH_LABEL.in(language),
            Words.SEARCH.in(language),
            Words.DATASETS.in(language),
            releases.isEmpty()
                ? "<p>" + Words.NONE.in(language) + "</p>"
                : releases.stream()
                    .map(release -> section(release, language))
                    .collect(Collectors.joining("\n")),
            language.code(),
            Words.NEWS.in(language));
  }

  private String section(Release release, Language language) {
    var iri = baseIri.resolve("datasets/" + release.dataset());
    var query = example(iri + "/graph");
    return """
    <section aria-labelledby="%1$s">
    <h3 id="%1$s">%2$s</h3>
    <p>%3$s %4$s · <a href="/datasets/%1$s/latest/manifest.json">manifest.json</a></p>
    %5$s<p>%6$s (<a href="/sparql?query=%8$s">%9$s</a>)</p>
    <pre tabindex="0"><code>%7$s</code></pre>
    </section>
    """
        .formatted(
            release.dataset(),
            escape(language.of(release.title())),
            Words.VERSION.in(language),
            escape(release.version()),
            files(release, language),
            Words.EXAMPLE.in(language),
            escape(query),
            URLEncoder.encode(query, StandardCharsets.UTF_8),
            Words.RUN.in(language));
  }

  private static String example(String graph) {
    return """
    SELECT ?class (COUNT(?thing) AS ?count)
    WHERE { GRAPH <%s> { ?thing a ?class } }
    GROUP BY ?class
    ORDER BY DESC(?count)
    """
        .formatted(graph);
  }

  /// What one dataset has damaged is said of that one, and the page stays.
  private static String files(Release release, Language language) {
    return Manifests.findProven(release.folder(), release.manifestSha256())
        .map(manifest -> table(release, manifest, language))
        .orElseGet(() -> "<p>" + Words.DAMAGED.in(language) + "</p>\n");
  }

  private static String table(Release release, Manifest manifest, Language language) {
    return manifest.files().stream()
        .map(file -> row(release, file))
        .collect(
            Collectors.joining(
                "",
                "<table>\n<caption>" + Words.FILES.in(language) + "</caption>\n",
                "</table>\n"));
  }

  private static String row(Release release, ReleasedFile file) {
    return """
    <tr><th scope="row"><a href="/datasets/%s/latest/%s">%s</a></th><td>%s</td><td>%s</td></tr>
    """
        .formatted(
            release.dataset(),
            escape(file.name()),
            escape(file.name()),
            escape(file.mediaType()),
            size(file.sizeBytes()));
  }

  private static String size(long bytes) {
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  /// What the page says.
  private enum Words {
    TITLE("마당: 도시의 공개 데이터", "Madang: the city's open data"),
    OTHER_LANGUAGE("English", "한국어"),
    ABOUT(
        "공개되는 모든 자료는 무엇을 어떻게 보호했는지 증거와 함께 나옵니다. 검색, SPARQL, 내려받기의 세 문으로 들어오세요.",
        "Every release carries its evidence. Come in by one of three doors: search, SPARQL,"
            + " downloads."),
    SEARCH_LABEL("데이터와 행 찾기", "Find datasets and rows"),
    SEARCH("찾기", "Search"),
    DATASETS("데이터셋", "Datasets"),
    NONE("아직 공개된 데이터셋이 없습니다.", "No dataset is published yet."),
    NEWS("새 릴리스 소식", "News of releases"),
    VERSION("버전", "Version"),
    FILES("파일", "Files"),
    DAMAGED(
        "서버에 있는 파일이 손상되어 복구될 때까지 내려받을 수 없습니다.",
        "Its files on our disk are damaged, and not served until they are restored."),
    EXAMPLE("복사해서 쓰는 SPARQL 질의", "A SPARQL query to copy"),
    RUN("실행", "run it");

    private final String ko;
    private final String en;

    Words(String ko, String en) {
      this.ko = ko;
      this.en = en;
    }

    String in(Language language) {
      return escape(language == Language.KO ? ko : en);
    }
  }
}
