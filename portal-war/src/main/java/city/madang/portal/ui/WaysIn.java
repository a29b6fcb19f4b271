package city.madang.portal.ui;

import static city.madang.portal.http.Html.escape;

import city.madang.etl.dataset.DatasetId;
import city.madang.portal.http.Language;
import city.madang.portal.http.page.SearchBox;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// How a dataset is asked through each door, and where its news are.
///
/// @param iri of the dataset
/// @param id of the dataset
/// @param language of the words
record WaysIn(URI iri, String id, Language language) {
  /// @param table a table of the dataset
  String of(String table) {
    var query = example();
    return """
    <h3>SPARQL</h3>
    <p>%1$s <code>%2$s</code></p>
    <pre tabindex="0"><code>%3$s</code></pre>
    <p><a href="%4$s">%5$s</a></p>
    <h3>%6$s</h3>
    <pre tabindex="0"><code>%7$s</code></pre>
    <p><a href="/api/datasets/%8$s/openapi.json">%9$s</a></p>
    <h3>%10$s</h3>
    %11$s\
    """
        .formatted(
            language.of("그래프", "Its graph is"),
            escape(iri + "/graph"),
            escape(query),
            escape(asking(query)),
            language.of("편집기에서 열기", "Open it in the editor"),
            language.of("행 가져오기", "Rows"),
            escape(curl(table)),
            id,
            language.of("이 데이터셋의 OpenAPI 문서", "OpenAPI of this dataset"),
            language.of("찾기", "Search"),
            SearchBox.empty(
                    language.of("이 데이터셋에서", "In this dataset"),
                    Optional.of(new DatasetId(id)),
                    language)
                .html());
  }

  /// Where the page of the SPARQL door asks a query.
  static String asking(String query) {
    return "/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  /// The query for all that the graphs tell of a thing.
  static String describing(URI thing) {
    return "DESCRIBE <" + thing + ">";
  }

  private String example() {
    return """
    SELECT ?class (COUNT(?thing) AS ?count)
    WHERE { GRAPH <%s/graph> { ?thing a ?class } }
    GROUP BY ?class
    ORDER BY DESC(?count)
    """
        .formatted(iri);
  }

  private String curl(String table) {
    return "curl '%s?table=%s&limit=5'\n"
            .formatted(iri.resolve("../api/datasets/" + id + "/records"), table)
        + "curl -L -O %s/latest/%s.csv\n".formatted(iri, table);
  }

  /// Where its changes and its history are told.
  ///
  /// @param compared whether this release says what changed since the one before
  String news(boolean compared) {
    return """
    <ul>
    %1$s<li><a href="/api/datasets/%2$s/releases">%3$s</a></li>
    <li><a href="/feeds/datasets/%2$s.atom?lang=%4$s">%5$s</a></li>
    </ul>
    """
        .formatted(
            compared
                ? "<li><a href=\"/datasets/%s/latest/changes.json\">%s</a></li>\n"
                    .formatted(
                        id, language.of("이전 릴리스와 다른 점", "What changed since the release before"))
                : "",
            id,
            language.of("모든 릴리스", "All releases"),
            language.code(),
            language.of("소식 (Atom)", "News (Atom)"));
  }
}
