package city.madang.portal.ui;

import static city.madang.portal.PublishedHome.damage;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.export.Manifests;
import city.madang.portal.PublishedHome;
import city.madang.portal.http.Language;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DatasetPageTest {
  private static final DatasetId STOPS = new DatasetId("stops");
  private static final Map<String, String> FILES =
      Map.of(
          "search.json",
          """
          {"description": {"ko": "정류장 <모두>", "en": "All stops</script>"},
           "publisher": {"ko": "시", "en": "City"}, "themes": ["TRAN"]}
          """,
          "schema.json",
          """
          {"tables": [{"name": "data", "location": {"latitude": "lat", "longitude": "lon"},
            "schema": {"fields": [
              {"name": "lat", "type": "number", "role": "open", "unit": "http://qudt.org/vocab/unit/DEG",
               "description": "위도 / Latitude", "descriptions": {"ko": "위도 <북>", "en": "Latitude <north>"}},
              {"name": "lon", "type": "number", "role": "open"},
              {"name": "day", "type": "date", "role": "open", "constraints": {"required": true}},
              {"name": "age", "type": "string", "role": "quasi", "hierarchy": "interval 5, 10",
               "forms": [{"example": "*", "descriptions": {"ko": "모든 값", "en": "any value"}}]}]}}]}
          """,
          "quality.json",
          """
          {"tables": [{"name": "data", "columns": [
              {"name": "lat", "minimum": "35.1", "maximum": "35.25"},
              {"name": "lon", "minimum": "128.9", "maximum": "129.0"},
              {"name": "day", "minimum": "2026-11-16", "maximum": "2026-11-22"}]}],
           "rules": {"rules": [], "found": [{"code": "x"}]}}
          """,
          "privacy.json",
          "{\"k\": {\"required\": 5}}",
          "provenance.ttl",
          "<x> a dpv:SyntheticData .");

  private final PublishedHome home;
  private final DatasetPage pages;

  DatasetPageTest(@TempDir Path root) {
    home = new PublishedHome(root);
    pages = new DatasetPage(home.register(), URI.create("https://madang.example/"));
  }

  @Test
  void find_published_tellsWhatItsFilesSay() throws IOException {
    home.publish("stops", FILES);

    assertThat(pages.find(STOPS, Language.EN).orElseThrow())
        .contains("<p>All stops&lt;/script&gt;</p>", "<dd>City</dd>", ">Transport</a>")
        .contains("This is synthetic data", "https://spdx.org/licenses/CC0-1.0.html")
        .contains("2026-11-16 – 2026-11-22", "latitude 35.100 to 35.250, longitude 128.900")
        .contains("1 rows read, 1 published", "1 notices by rules")
        .contains("at least 5 people look alike", "/datasets/stops/latest/privacy.json")
        .contains("<th scope=\"col\">Meaning</th>", "<td>Latitude &lt;north&gt; (°)</td>")
        .contains("quasi-identifier: made more general", "hierarchy: widened to ranges of 5, 10")
        .contains("GRAPH &lt;https://madang.example/datasets/stops/graph&gt;")
        .contains("curl &#39;https://madang.example/api/datasets/stops/records?table=data")
        .contains("/datasets/stops/latest/data.csv", ">5 B</td>", "<code class=\"hash\">")
        .contains("name=\"dataset\" value=\"stops\"", "name=\"lang\" value=\"en\"")
        .doesNotContain("latest/changes.json", "privacy.html");
    assertThat(pages.find(STOPS, Language.KO).orElseThrow())
        .contains(
            "<html lang=\"ko\">",
            "정류장 &lt;모두&gt;",
            "합성 데이터입니다",
            ">교통</a>",
            "<td>위도 &lt;북&gt; (°)</td>");
  }

  @Test
  void find_published_tellsSearchEngines() throws IOException {
    home.publish("stops", FILES);

    var told = jsonLd(pages.find(STOPS, Language.EN).orElseThrow());

    assertThat(told.path("@type").asString()).isEqualTo("Dataset");
    assertThat(told.path("@id").asString()).isEqualTo("https://madang.example/datasets/stops");
    assertThat(told.path("description").asString()).isEqualTo("All stops</script>");
    assertThat(told.path("temporalCoverage").asString()).isEqualTo("2026-11-16/2026-11-22");
    assertThat(told.path("spatialCoverage").path("geo").path("box").asString())
        .isEqualTo("35.1 128.9 35.25 129.0");
    assertThat(told.at("/variableMeasured/0").toString())
        .isEqualTo(
            """
            {"@type":"PropertyValue","name":"lat","description":"Latitude <north>",\
            "unitText":"°","unitCode":"http://qudt.org/vocab/unit/DEG"}\
            """);
    assertThat(told.path("distribution").valueStream())
        .anySatisfy(
            file ->
                assertThat(file.path("contentUrl").asString())
                    .isEqualTo(
                        "https://madang.example/datasets/stops/releases/%s/data.csv"
                            .formatted(PublishedHome.VERSION)));
  }

  @Test
  void find_tableOfShapes_liesWhereTheShapesAre() throws IOException {
    var files = new HashMap<>(FILES);
    files.computeIfPresent(
        "schema.json", (_, it) -> it.replace("\"location\"", "\"geometry\": \"b\", \"location\""));
    files.put("data.geojson", "{\"features\":[],\"bbox\":[124.5,33.1,131.9,38.6]}\n");
    home.publish("stops", files);

    var page = pages.find(STOPS, Language.EN).orElseThrow();

    assertThat(page).contains("latitude 33.100 to 38.600, longitude 124.500 to 131.900");
    assertThat(jsonLd(page).path("spatialCoverage").path("geo").path("box").asString())
        .isEqualTo("33.1 124.5 38.6 131.9");
  }

  @Test
  void find_keywords_areOnThePageAndToldToSearchEngines() throws IOException {
    var files = new HashMap<>(FILES);
    var keywords = "\"keywords\": {\"ko\": [\"버스\"], \"en\": [\"bus & coach\"]}, \"themes\"";
    files.computeIfPresent("search.json", (_, it) -> it.replace("\"themes\"", keywords));
    home.publish("stops", files);

    var page = pages.find(STOPS, Language.EN).orElseThrow();

    assertThat(page).contains("href=\"/api/search?q=bus+%26+coach&amp;lang=en\">bus &amp; coach<");
    assertThat(jsonLd(page).path("keywords").toString())
        .isEqualTo("[\"bus & coach\",\"Transport\"]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"trajectory": {"released": "points"}, "k": {"required": 5}} | ways in short pieces
          {"trajectory": {"released": "flows"}, "k": {"required": 5}}  | counts from cell to cell
          {"noise": {"epsilon": 1.6}}                                  | counts with noise (ε = 1.6)
          """)
  void find_notRowsInClasses_tellsWhatIsReleased(String report, String told) throws IOException {
    var files = new HashMap<>(FILES);
    files.put("privacy.json", report);
    home.publish("stops", files);

    assertThat(pages.find(STOPS, Language.EN).orElseThrow())
        .contains(told)
        .doesNotContain("people look alike", "as it was");
  }

  @Test
  void find_noise_tellsNoRowsOfTheSource() throws IOException {
    var files = new HashMap<>(FILES);
    files.put("privacy.json", "{\"noise\": {\"epsilon\": 1.6}}");
    home.publish("stops", files);

    assertThat(pages.find(STOPS, Language.EN).orElseThrow())
        .contains("1 notices by rules")
        .doesNotContain("rows read");
  }

  @Test
  void find_columnsOfTheRelease_saySoAndWhoseClockTheyShow() throws IOException {
    var files = new HashMap<>(FILES);
    files.put(
        "schema.json",
        """
        {"tables": [{"name": "data", "schema": {"fields": [
            {"name": "seq", "type": "integer", "role": "made"},
            {"name": "years", "type": "string", "role": "quasi",
             "categories": [{"value": "Y", "labels": {"ko": "있음", "en": "Yes <1>"}}],
             "forms": [{"example": "5y1980", "descriptions": {"ko": "다섯 해", "en": "five years"}}]},
            {"name": "day", "type": "datetime", "role": "track", "zone": "Asia/Seoul"}]}}]}
        """);
    home.publish("stops", files);

    assertThat(pages.find(STOPS, Language.EN).orElseThrow())
        .contains("made for the release", "clock of Asia/Seoul", "2026-11-16 – 2026-11-22")
        .contains("<code>Y</code> Yes &lt;1&gt;</li>", "<code>5y1980</code> five years</li>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          table hierarchies/years.csv | hierarchy: widened in the steps of the examples | 일반화: 보기에 있는 단계로 넓힘
          interval 2, 4               | hierarchy: widened to ranges of 2, 4            | 일반화: 폭 2, 4의 구간으로 넓힘
          grid 0.5                    | hierarchy: widened to cells of 0.5              | 일반화: 폭 0.5의 칸으로 넓힘
          time hour, day-part         | widened to units of: hour, day-part             | 일반화: 시, 여섯 시간 단위로 넓힘
          h3 9, 8                     | cells of H3, resolution 9, 8                    | 일반화: 해상도 9, 8의 H3 칸으로 넓힘
          prefix 5                    | shortened to the first 5 characters             | 일반화: 앞 5자만 남김
          flat                        | hierarchy: the value itself, or *               | 일반화: 값 그대로이거나 *
          """)
  void find_fieldThatMayBeWider_tellsHowWithoutAFile(String rule, String en, String ko)
      throws IOException {
    var files = new HashMap<>(FILES);
    files.put(
        "schema.json",
        """
        {"tables": [{"name": "data", "schema": {"fields": [
            {"name": "years", "type": "string", "role": "quasi", "hierarchy": "%1$s",
             "forms": [{"example": "*", "descriptions": {"ko": "모든 값", "en": "any"}}]},
            {"name": "key", "type": "integer", "role": "quasi", "hierarchy": "other %1$s"}]}}]}
        """
            .formatted(rule));
    home.publish("stops", files);

    assertThat(pages.find(STOPS, Language.EN).orElseThrow())
        .contains(en)
        .doesNotContain("years.csv", "other table", "hierarchy: other");
    assertThat(pages.find(STOPS, Language.KO).orElseThrow()).contains(ko);
  }

  @Test
  void find_nothingButATable_needsNoOtherFile() throws IOException {
    home.publish("stops");

    assertThat(pages.find(STOPS, Language.EN).orElseThrow())
        .contains("<h1>stops</h1>", "No field is about people.")
        .doesNotContain("synthetic", "Period", "Place");
  }

  @Test
  void find_damagedFiles_areNotBelieved() throws IOException {
    var folder = home.publish("stops", FILES);

    damage(folder.resolve("search.json"));
    assertThat(pages.find(STOPS, Language.EN).orElseThrow()).doesNotContain("All stops");

    damage(folder.resolve(Manifests.FILE));
    assertThat(pages.find(STOPS, Language.EN).orElseThrow())
        .contains("<h1>stops</h1>", "damaged")
        .doesNotContain("data.csv");
  }

  @Test
  void find_unknown_isEmpty() {
    assertThat(pages.find(new DatasetId("nothing"), Language.KO)).isEmpty();
    assertThat(pages.findDescription(new DatasetId("nothing"))).isEmpty();
  }

  @Test
  void findDescription_published_isRelative() throws IOException {
    home.publish("stops");

    assertThat(pages.findDescription(STOPS))
        .contains("../sparql?query=DESCRIBE+%3Chttps%3A%2F%2Fmadang.example%2Fdatasets%2Fstops%3E");
  }

  private static JsonNode jsonLd(String page) {
    var begin = page.indexOf(">", page.indexOf("application/ld+json")) + 1;
    return JsonMapper.shared().readTree(page.substring(begin, page.indexOf("</script>")));
  }
}
