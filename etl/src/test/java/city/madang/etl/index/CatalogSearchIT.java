package city.madang.etl.index;

import static city.madang.etl.index.IndexTestData.descriptor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.index.SearchHit.DatasetHit;
import city.madang.etl.index.SearchHit.RowHit;
import city.madang.etl.index.SearchRequest.Circle;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What visitors ask, over a small catalog that stays the same.
class CatalogSearchIT {
  private static final DatasetId STOPS = new DatasetId("transit-stops");
  private static final DatasetId BIKES = new DatasetId("bike-trips");
  private static final DatasetId AIR = new DatasetId("air");

  private static SearchIndex index;

  @BeforeAll
  static void start() {
    index = new SearchIndex(SearchNode.empty());
    publishCatalog();
  }

  @AfterAll
  static void stop() {
    index.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "정류장", "버스정류장", "버스 정류장", "정류소", "버스정류소", "정류장은", "정류", "노선",
        "stop", "stops", "STOP", "bus stop", "route", "rout", "transit-stops", "transit-stops_value"
      })
  void search_wordInAnyForm_findsTheDatasetFirst(String question) {
    var answer = index.search(question, 10);

    assertThat(answer.hits().getFirst())
        .isInstanceOfSatisfying(
            DatasetHit.class,
            hit -> {
              assertThat(hit.dataset()).isEqualTo(STOPS);
              assertThat(hit.version()).isEqualTo("20260101.1");
              assertThat(hit.title().en()).isEqualTo("Bus stops and routes");
            });
    assertThat(answer.hits()).extracting(SearchHit::dataset).doesNotContain(AIR);
  }

  @Test
  void search_decomposedHangul_findsTheSame() {
    var decomposed = Normalizer.normalize("정류장", Normalizer.Form.NFD);

    assertThat(index.search(decomposed, 10)).isEqualTo(index.search("정류장", 10));
  }

  @ParameterizedTest
  @CsvSource({
    "따릉이, bike-trips",
    "bicycle, bike-trips",
    "public bicycles, bike-trips",
    "자전거, bike-trips",
    "공공자전거대여소, bike-trips",
    "pm10, air",
    "초미세먼지, air",
    "PM2.5, air",
    "미세먼지 농도, air",
    "세종시 미세먼지 측정소, air",
    "fine dust, air",
    "particulate matter, air",
  })
  void search_otherWordForIt_findsTheDataset(String question, String dataset) {
    assertThat(index.search(question, 10).hits().getFirst().dataset())
        .isEqualTo(new DatasetId(dataset));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u0000"})
  void search_blank_findsEverythingDatasetsFirst(String question) {
    var answer = index.search(question, 10);

    assertThat(answer.total()).isEqualTo(5);
    assertThat(answer.hits().subList(0, 3)).hasOnlyElementsOfType(DatasetHit.class);
    assertThat(answer.hits().subList(3, 5)).hasOnlyElementsOfType(RowHit.class);
    assertThat(answer.datasets()).containsEntry(STOPS, 3L).containsEntry(AIR, 1L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "*",
        "(((",
        "AND OR NOT",
        "a:b",
        "/.*/",
        "title.ko:*",
        "\\",
        "{\"match_all\": {}}",
        "\ud83d",
        "\udc00x",
        "\ufffe\uffff",
        "%00",
        "<script>alert(1)</script>",
        "and the of",
        "🚌",
        "'; DROP TABLE stops; --",
        "\u202e",
        "ㅋㅋㅋ",
        "가.나.다.라.마.바.사.아.자.차.카.타.파.하"
      })
  void search_anyText_answers(String question) {
    assertThat(index.search(question, 10).hits()).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void search_randomText_answers() {
    var random = new Random(7);
    for (int question = 0; question < 200; question++) {
      var text = new StringBuilder();
      random.ints(40, 0, 0x10000).forEach(unit -> text.append((char) unit));

      assertThat(index.search(text.toString(), 10).total()).isNotNegative();
    }
  }

  @Test
  void search_veryLongText_answers() {
    assertThat(index.search("정류장 ".repeat(100_000), 10).hits()).isNotEmpty();
    assertThat(index.search("a b c d e f g h ".repeat(10_000), 10).total()).isNotNegative();
    assertThat(index.search("\ud83d\ude8c".repeat(10_000), 10).total()).isNotNegative();
  }

  @Test
  void search_rowText_findsTheRow() {
    var hit = (RowHit) index.search("Ocean Avenue", 10).hits().getFirst();

    assertThat(hit.table()).isEqualTo("stops");
    assertThat(hit.number()).isEqualTo(1);
    assertThat(hit.text()).containsEntry("stop_name", "Ocean Ave & Colorado Avenue");
    assertThat(hit.place()).contains(new Place(34.01, -118.49));
  }

  @Test
  void search_nearAPlace_findsRowsThere() {
    var near = Optional.of(new Circle(new Place(34.011, -118.49), 500));
    var answer =
        index.search(
            new SearchRequest(
                "", 10, Optional.empty(), Optional.of(STOPS), Optional.empty(), near));

    assertThat(answer.hits()).singleElement().isInstanceOf(RowHit.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%", "AAAA", "TmFOIGE", "bm90IGEgY3Vyc29y"})
  void search_brokenCursor_isRefused(String cursor) {
    var request =
        new SearchRequest(
            "", 10, Optional.of(cursor), Optional.empty(), Optional.empty(), Optional.empty());

    assertThatIllegalArgumentException().isThrownBy(() -> index.search(request));
  }

  /// Three datasets, one of them with two rows.
  private static void publishCatalog() {
    var stops =
        index.create(
            descriptor("transit-stops", "버스 정류장과 노선", "Bus stops and routes"), "20260101.1");
    index.write(
        stops,
        List.of(
            new IndexedRow(
                STOPS,
                "stops",
                1,
                Map.of("stop_name", "Ocean Ave & Colorado Avenue"),
                List.of(),
                Optional.of(new Place(34.01, -118.49))),
            new IndexedRow(
                STOPS,
                "stops",
                2,
                Map.of("stop_name", "버스정류장 앞 bus stop"),
                List.of(),
                Optional.of(new Place(36.48, 127.29)))));
    publish(STOPS, stops, 2);
    publish(
        BIKES,
        index.create(descriptor("bike-trips", "공공자전거 이용", "Bike-share trips"), "20260102.3"),
        0);
    publish(
        AIR,
        index.create(descriptor("air", "미세먼지 측정소 자료", "Fine dust in the air"), "20260103.1"),
        0);
  }

  private static void publish(DatasetId dataset, String name, long rows) {
    index.finish(name, rows);
    index.switchAlias(dataset, name);
  }
}
