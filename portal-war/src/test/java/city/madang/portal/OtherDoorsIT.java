package city.madang.portal;

import static city.madang.portal.PortalClient.get;
import static city.madang.portal.PortalClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.export.signature.KeySet;
import city.madang.ontology.CompetencyQuestion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherDoorsIT extends DeployedPortal {
  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

  @Test
  void search_korean_findsTheDataset() {
    var response = get("/api/search?q=" + URLEncoder.encode("정류장", StandardCharsets.UTF_8));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains("\"kind\":\"dataset\"")
        .contains("http://localhost:8080/datasets/transit-stops");
  }

  @Test
  void search_byABrowser_isAPage() {
    var browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    var address =
        "/api/search?dataset=transit-stops&size=1&q="
            + URLEncoder.encode("정류장", StandardCharsets.UTF_8);
    var page = get(address, "Accept", browser);

    assertThat(header(page, "Content-Type")).startsWith("text/html");
    assertThat(header(page, "Vary")).contains("Accept", "Accept-Language");
    assertThat(page.body())
        .contains("value=\"정류장\"", "<a href=\"/datasets/transit-stops?lang=ko\">")
        .contains("버스 정류장 &lt;정류장&gt;", "rel=\"next\"");
    assertThat(get(address + "&lang=en", "Accept", browser).body()).contains("Bus stops &lt;&amp;");
    assertThat(get("/api/search?q=x&size=0", "Accept", browser).body()).contains("role=\"alert\"");
    assertThat(header(get(address), "Vary")).contains("Accept");
    assertThat(header(get(address, "Accept", "application/json"), "Content-Type"))
        .isEqualTo("application/json");
    assertThat(get(address, "Accept", "text/turtle").statusCode()).isEqualTo(406);
  }

  @Test
  void search_wrongSize_isProblem() {
    assertThat(get("/api/search?q=x&size=0").statusCode()).isEqualTo(400);
    assertThat(get("/api/search?q=x&size=many").statusCode()).isEqualTo(400);
    assertThat(get("/api/search?q=x&dataset=nope").body()).contains("there is no dataset 'nope'");
    assertThat(get("/?theme=NOPE").body()).contains("there is no theme 'NOPE'", "TRAN");
    assertThat(get("/api/search?q=x&cursor=%22").statusCode()).isEqualTo(400);
  }

  @Test
  void datasets_list_hasIrisAndFiles() {
    var body = get("/api/datasets").body();

    assertThat(body)
        .contains("\"id\":\"transit-stops\"")
        .contains("\"graph\":\"http://localhost:8080/datasets/transit-stops/graph\"")
        .contains("\"published\":\"2026-11-23T01:00:00Z\"")
        .contains("\"name\":\"stops.csv\"");
  }

  @Test
  void keys_publicOnes_areAJwkSet() {
    var response = get("/.well-known/jwks.json");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).startsWith("application/jwk-set+json");
    assertThat(KeySet.parse(response.body()).keys()).hasSize(1);
    assertThat(response.body()).doesNotContain("\"d\"");
  }

  @Test
  void health_allUp_is200() {
    var response = get("/health");

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.body()).contains("\"search\":\"up\"");
  }

  @Test
  void terms_byAccept_areAPageOrRdf() {
    var page = get("/terms", "Accept", "text/html,*/*;q=0.8");

    assertThat(page.body()).contains("id=\"BikeTrip\"");
    assertThat(header(page, "Content-Security-Policy")).contains("default-src 'none'");
    assertThat(get("/terms", "Accept", "text/turtle").body()).contains("madang:BikeTrip");
    assertThat(get("/terms", "Accept", "application/ld+json").body()).contains("@context");
    assertThat(get("/terms/shapes").body()).contains("sh:targetClass");
    assertThat(get("/terms/shapes", "Accept", "text/html").body()).contains("madang:District</a>");
    assertThat(get("/terms/shapes", "Accept", "application/ld+json").body()).contains("@context");
    assertThat(get("/terms/1.2.1", "Accept", "text/turtle").body()).contains("madang:BikeTrip");
    assertThat(get("/terms/1.2.1").body()).contains("id=\"BikeTrip\"");
    assertThat(get("/terms/0.9.0").statusCode()).isEqualTo(404);
    assertThat(get("/terms", "Accept", "image/png").statusCode()).isEqualTo(406);
    assertThat(get("/terms", "If-None-Match", header(get("/terms"), "ETag")).statusCode())
        .isEqualTo(304);
  }

  @Test
  void questions_each_answersAtItsAddress() {
    for (var question : CompetencyQuestion.readAll()) {
      var answer = get("/api/questions/" + question.id());
      assertThat(answer.statusCode()).as(question.id()).isEqualTo(200);
      assertThat(header(answer, "Content-Type")).startsWith("application/sparql-results+json");
      assertThat(get("/api/questions").body()).contains("/api/questions/" + question.id());
      assertThat(get("/sparql", "Accept", "text/html").body()).contains(question.ko());
    }
    assertThat(get("/api/questions/none").statusCode()).isEqualTo(404);
  }

  @Test
  void questions_byABrowser_arePages() {
    var list = get("/api/questions?lang=en", "Accept", BROWSER);
    var answer = get("/api/questions/pilot-budget-by-field?lang=en", "Accept", BROWSER);

    assertThat(header(list, "Content-Type")).startsWith("text/html");
    assertThat(header(list, "Vary")).contains("Accept", "Accept-Language");
    assertThat(list.body()).contains("/api/questions/pilot-budget-by-field?lang=en");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).startsWith("text/html");
    assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'none'");
    assertThat(answer.body()).contains("<html lang=\"en\">", "<table>", "madang:BudgetLine");
    assertThat(header(get("/api/questions"), "Content-Type")).isEqualTo("application/json");
    assertThat(get("/api/questions", "Accept", "text/turtle").statusCode()).isEqualTo(406);
    assertThat(get("/api/questions/pilot-budget-by-field?limit=3").statusCode()).isEqualTo(400);
    assertThat(get("/api/questions/pilot-budget-by-field?limit=3").body())
        .contains("there is no parameter 'limit': there are format, lang");
    assertThat(get("/api/questions?limit=3").statusCode()).isEqualTo(400);
    var file = get("/api/questions/pilot-budget-by-field?format=csv", "Accept", BROWSER);
    assertThat(header(file, "Content-Type")).startsWith("text/csv");
    assertThat(header(file, "Content-Disposition")).contains("answer.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/datasets/nope",
        "/datasets/no%7Cpe",
        "/api/questions/nope",
        "/nope",
        "/api/datasets/nope/records"
      })
  void problem_byABrowser_isAPage(String path) {
    var page = get(path + "?lang=ko", "Accept", BROWSER);
    var json = get(path);

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(header(page, "Content-Type")).startsWith("text/html");
    assertThat(header(page, "Content-Security-Policy")).contains("default-src 'none'");
    assertThat(page.headers().allValues("Vary").toString()).contains("Accept", "Accept-Language");
    assertThat(page.body()).contains("<html lang=\"ko\">", "없습니다</h1>", "?lang=en\"");
    assertThat(json.statusCode()).isEqualTo(404);
    assertThat(header(json, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(header(json, "Vary")).contains("Accept");
  }

  @Test
  void problem_ofTheContainer_isAPageToo() {
    var page = get("/api/datasets;x=1?lang=en", "Accept", BROWSER);

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(header(page, "Content-Type")).startsWith("text/html");
    assertThat(header(page, "Content-Security-Policy")).contains("default-src 'none'");
    assertThat(page.body()).contains("<html lang=\"en\">", "href=\"/api/datasets;x=1?lang=ko\"");
  }

  @Test
  void pages_ofTermsAndOfTheEditor_areInBothLanguages() {
    for (var path : List.of("/terms", "/terms/shapes", "/sparql")) {
      for (var language : List.of("ko", "en")) {
        var page = get(path + "?lang=" + language, "Accept", BROWSER);

        assertThat(page.headers().allValues("Vary").toString()).contains("Accept-Language");
        assertThat(page.body())
            .contains(
                "<html lang=\"" + language + "\">", "hreflang=\"", "href=\"" + path + "?lang=");
      }
    }
  }

  @Test
  void things_byTheirIris_leadToWhatIsKnownOfThem() {
    var known = get("/datasets/transit-stops/stops/3", "Accept", "text/turtle");

    assertThat(known.previousResponse().orElseThrow().statusCode()).isEqualTo(303);
    assertThat(header(known, "Content-Type")).startsWith("text/turtle");
    assertThat(known.body()).contains("<http://localhost:8080/datasets/transit-stops/stops/3>");
    assertThat(get("/datasets/transit-stops/stops/none").statusCode()).isEqualTo(404);
    assertThat(get("/datasets/transit-stops/stops/deeper/none").body())
        .as("a key may have slashes")
        .contains("ask /sparql for things");
    assertThat(get("/datasets/nowhere").statusCode()).isEqualTo(404);
  }

  @Test
  void dataset_byItsIri_isAPageForBrowsersAndRdfForPrograms() {
    var browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    var page = get("/datasets/transit-stops", "Accept", browser);
    var turtle = get("/datasets/transit-stops", "Accept", "text/turtle");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Type")).startsWith("text/html");
    assertThat(header(page, "Vary")).contains("Accept", "Accept-Language");
    assertThat(header(page, "Content-Security-Policy")).contains("default-src 'none'");
    assertThat(page.body())
        .contains("<html lang=\"ko\">", "버스 정류장 &lt;정류장&gt;", "application/ld+json")
        .contains("/datasets/transit-stops/latest/stops.csv", "/sparql?query=SELECT");
    assertThat(get("/datasets/transit-stops?lang=en", "Accept", browser).body())
        .contains("Bus stops &lt;&amp;&gt;");
    assertThat(turtle.previousResponse().orElseThrow().statusCode()).isEqualTo(303);
    assertThat(header(turtle, "Content-Type")).startsWith("text/turtle");
    assertThat(header(get("/datasets/transit-stops"), "Content-Type")).startsWith("text/turtle");
    assertThat(
            header(get("/datasets/transit-stops", "Accept", "application/ld+json"), "Content-Type"))
        .startsWith("application/ld+json");
  }

  @Test
  void startPage_languages_areBothThere() {
    var korean = get("/");
    var english = get("/", "Accept-Language", "fr, en;q=0.8, ko;q=0.1");

    assertThat(korean.body()).contains("lang=\"ko\"").contains("버스 정류장 &lt;정류장&gt;");
    assertThat(english.body()).contains("lang=\"en\"").contains("Bus stops &lt;&amp;&gt;");
    assertThat(english.body()).contains("<a href=\"/datasets/transit-stops?lang=en\">");
    assertThat(get("/?lang=en").body()).contains("lang=\"en\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/datasets/transit-stops/releases/20261123.1/manifest.json;x=1",
        "/datasets/transit-stops;a/releases/20261123.1/manifest.json",
        "/api/datasets;x=1",
        "/;x=1",
      })
  void get_pathWithParameters_isNoOtherAddress(String path) {
    var response = get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(response.body()).contains("/not-found");
  }

  @Test
  void responses_never_nameTheServer() {
    var response = get("/api/datasets");

    assertThat(header(response, "Server")).isEmpty();
    assertThat(header(response, "X-Powered-By")).isEmpty();
    assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
  }
}
