package city.madang.portal;

import static city.madang.portal.PortalClient.get;
import static city.madang.portal.PortalClient.header;
import static city.madang.portal.PortalClient.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is told to whoever asks wrongly.
class SparqlErrorsIT extends DeployedPortal {
  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /sparql?query=ASK%7B%7D              | text/csv;q=abc
          /sparql?query=ASK%7B%7D              | garbage
          /sparql                              | text/csv;q=2
          /rdf-graph-store                     | text/turtle;q=abc
          /.well-known/void                    | garbage
          /api/datasets                        | application/json;q=abc
          /api/datasets/row-stops/records      | text/csv;q=abc
          /api/openapi.json                    | garbage
          /api/search?q=a                      | */*;q=abc
          /                                    | text/html;q=abc
          """)
  void get_brokenAccept_isProblemAtEachDoor(String address, String accept) {
    var response = get(address, "Accept", accept);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(response.body()).contains("bad-request", "'Accept'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
        "text/csv,, application/json ,",
        "text/csv;q=0.50;",
        "*",
      })
  void get_acceptOfOldClients_isUnderstood(String accept) {
    assertThat(get("/sparql?query=ASK%7B%7D", "Accept", accept).statusCode()).isEqualTo(200);
    assertThat(get("/api/datasets/row-stops/records", "Accept", accept).statusCode())
        .isNotEqualTo(500);
  }

  @Test
  void post_formWithParametersInItsAddress_honorsThem() {
    var query = address("SELECT (1 AS ?n) {}").substring("/sparql?".length());
    var type = "application/x-www-form-urlencoded";

    var csv = send("POST", "/sparql?format=csv", query, "Content-Type", type);
    var twice = send("POST", "/sparql?format=csv", query + "&format=csv", "Content-Type", type);

    assertThat(csv.body()).isEqualTo("n\r\n1\r\n");
    assertThat(twice.statusCode()).isEqualTo(400);
    assertThat(twice.body()).contains("'format' is given twice");
  }

  @Test
  void get_syntaxErrorInABrowser_isThePageWithQueryAndMark() {
    var response = get(address("SELECT * {\n  ?s ?p }"), "Accept", BROWSER);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(header(response, "Content-Type")).startsWith("text/html");
    assertThat(header(response, "Content-Security-Policy")).contains("default-src 'none'");
    assertThat(header(response, "Vary")).contains("Accept");
    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    assertThat(response.body())
        .contains("<mark>}</mark>", "SELECT * {\n  ?s ?p }</textarea>", "2행 9열: ");
    assertThat(get(address("SELECT * {\n  ?s ?p }"), "Accept", "*/*").body())
        .contains("\"line\":2", "\"column\":9", "\"token\":\"}\"");
  }

  @Test
  void get_syntaxErrorForAProgramThatLikesKorean_isKoreanJson() {
    var korean = get(address("ASK { ?s }"), "Accept-Language", "ko-KR,ko;q=0.9,en;q=0.5");

    assertThat(header(korean, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(korean.headers().allValues("Vary").toString()).contains("Accept-Language");
    assertThat(korean.body()).contains("질의가 SPARQL 문법에", "1행 10열: ", "\"column\":10");
    for (var other : List.of("en, ko;q=0.5", "*", "de")) {
      assertThat(get(address("ASK { ?s }"), "Accept-Language", other).body())
          .contains("line 1, column 10: ");
    }
  }

  @Test
  void get_timeoutInABrowser_isThePageWithTheQuery() {
    var values = "{ " + "1 ".repeat(300) + "}";
    var query =
        "SELECT (COUNT(*) AS ?n) { VALUES ?a %1$s VALUES ?b %1$s VALUES ?c %1$s VALUES ?d %1$s }"
            .formatted(values);

    var response = get(address(query), "Accept", BROWSER);

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(header(response, "Retry-After")).isEmpty(); // it takes as long again
    assertThat(response.body()).contains("<form", "VALUES ?d", "</textarea>");
  }

  @Test
  void get_timeoutOfTheClient_holdsIfItIsShorter() {
    var values = "{ " + "1 ".repeat(300) + "}";
    var query =
        "SELECT (COUNT(*) AS ?n) { VALUES ?a %1$s VALUES ?b %1$s VALUES ?c %1$s VALUES ?d %1$s }"
            .formatted(values);

    assertThat(get(address(query) + "&timeout=0.25").body())
        .contains("sparql-timeout", "the limit is 0.25 s");
    assertThat(get(address("ASK {}") + "&timeout=3600").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "1s", "soon", "1&timeout=2"})
  void get_timeoutThatIsNone_isTold(String timeout) {
    var response = get(address("ASK {}") + "&timeout=" + timeout);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("'timeout' is ");
  }

  @Test
  void get_answerInABrowser_isInTheLanguageThatIsAskedFor() {
    var english = get(address("ASK {}") + "&lang=en", "Accept", BROWSER);
    var korean = get(address("ASK {}"), "Accept", BROWSER, "Accept-Language", "ko");

    assertThat(header(english, "Vary")).contains("Accept-Language");
    assertThat(header(english, "ETag")).isNotEqualTo(header(korean, "ETag"));
    assertThat(english.body()).contains("<html lang=\"en\">", "&amp;lang=ko\"");
    assertThat(english.body().replace(">한국어</a>", "")).doesNotContainPattern("[가-힣]");
    assertThat(korean.body()).contains("<html lang=\"ko\">", "<p>예</p>", "&amp;lang=en\"");
  }

  @Test
  void get_problemOfGraphsInABrowser_isTheSameInBothLanguages() {
    for (var language : List.of("ko", "en")) {
      var page = get("/rdf-graph-store?graph=urn:nope&lang=" + language, "Accept", BROWSER);

      assertThat(page.statusCode()).isEqualTo(404);
      assertThat(page.body()).contains("<html lang=\"" + language + "\">", "SELECT DISTINCT ?g");
    }
  }

  @Test
  void get_unknownParameterOfGraphs_isNamed() {
    var response = get("/rdf-graph-store?x=1");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("'x'", "'graph'");
  }

  @Test
  void get_graphAsJson_isJsonLd() {
    var construct =
        get(address("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1"), "Accept", "application/json");

    assertThat(construct.statusCode()).isEqualTo(200);
    assertThat(header(construct, "Content-Type")).isEqualTo("application/ld+json");
  }

  @Test
  void door_tellsWhichQueriesItTakes() {
    for (var method : new String[] {"GET", "HEAD", "OPTIONS"}) {
      assertThat(header(send(method, "/sparql", ""), "Accept-Query"))
          .as(method)
          .isEqualTo("application/sparql-query, application/x-www-form-urlencoded");
    }
    assertThat(header(get("/health"), "Accept-Query")).isEmpty();
  }

  private static String address(String query) {
    return "/sparql?query=" + URLEncoder.encode(query, UTF_8);
  }
}
