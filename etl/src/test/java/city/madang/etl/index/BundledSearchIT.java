package city.madang.etl.index;

import static city.madang.etl.brief.BriefFacts.DATASETS;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.brief.BriefFacts;
import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.DescriptorReader;
import city.madang.etl.doors.IndexRows;
import city.madang.etl.index.SearchContent.IndexedTable;
import city.madang.etl.index.SearchHit.RowHit;
import city.madang.etl.table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people type, over what Madang comes with: all descriptors, the rows of the brief's tables,
/// and some of those that tables of places have in masses.
class BundledSearchIT {
  private static final String HERE = "district_code";
  private static SearchIndex index;

  @BeforeAll
  static void publish() throws IOException {
    index = new SearchIndex(SearchNode.empty());
    try (var folders = Files.list(DATASETS)) {
      folders
          .filter(folder -> Files.exists(folder.resolve("dataset.yaml")))
          .map(DescriptorReader::read)
          .forEach(BundledSearchIT::publish);
    }
  }

  @AfterAll
  static void stop() {
    index.close();
  }

  @ParameterizedTest
  @CsvSource({
    "weather, iot-observations",
    "온도, iot-observations",
    "accident, collision-warnings",
    "버스 도착, transit-realtime",
    "school zone, cctv-zones",
    "schools, cctv-zones",
    "cctv, cctv-zones",
    "security camera, cctv-zones",
    "스쿨존, cctv-zones",
    "어린이보호구역, cctv-zones",
    "start-up, startup-programmes",
    "startups, startup-programmes",
    "스타트업, startup-programmes",
    "창업, startup-programmes",
    "교통사고, collision-warnings",
    "버스 충돌 경고, collision-warnings",
    "timetable, transit-busan",
    "bus timetable, transit",
    "Busan bus timetable, transit-busan",
    "버스 시간표, transit",
    "부산 버스 시간표, transit-busan",
    "bus stops, transit-stops",
    "버스 정류장, transit-stops",
    "정류장, transit-stops",
    "Santa Monica, transit-stops",
    "bus delays, transit-realtime",
    "실시간 버스 위치, transit-realtime",
    "visitors, visitor-flows",
    "유동인구, visitor-flows",
    "footfall by hour, visitor-flows",
    "fire calls, safety-events",
    "화재, safety-events",
    "119 신고, safety-events",
    "emergency calls, safety-events",
    "chargers, ev-chargers",
    "EV charging station, ev-chargers",
    "electric car charger, ev-chargers",
    "전기차 충전소, ev-chargers",
    "charging sessions, ev-sessions",
    "car sharing, ev-fleet",
    "fine dust, air-quality",
    "미세먼지, air-quality",
    "air pollution, air-quality",
    "NO2 ozone, air-quality",
    "bike stations, bike-stations",
    "자전거 대여소, bike-stations",
    "따릉이 대여소, bike-stations",
    "bike trips, bike-trips",
    "bike rentals by hour, bike-hourly",
    "traffic lights, signals",
    "신호등, signals",
    "connected cars, connected-vehicles",
    "교통카드, fare-taps",
    "bus ridership, fare-taps",
    "electricity, energy-use",
    "가구 전력, energy-use",
    "noise sensors, iot-observations",
    "소음, iot-observations",
    "budget, pilot-budget",
    "예산, pilot-budget",
    "sandbox, sandbox-acts",
    "규제 샌드박스, sandbox-acts",
    "drones, regulatory-exemptions",
    "자율주행, regulatory-exemptions",
    "districts, districts",
    "행정구역 경계, districts",
    "에코델타시티, pilot-cities",
    "theme complexes, theme-complexes",
    "특화단지, theme-complexes",
    "해외 진출, overseas-projects",
    "Columbus, columbus-strategies",
    "jobs training, talent-programmes",
    "부산 EV charger, ev-chargers",
    "gtfs 정류장, transit-stops",
    "num_docks_available, bike-stations",
    "택시, ev-fleet",
    "taxis, ev-fleet",
    "교통량, fare-taps",
    "energy, energy-use",
    "에너지, energy-use",
  })
  void search_whatPeopleType_findsTheDatasetFirst(String question, String dataset) {
    var answer = index.search(question, 10);

    assertThat(answer.match()).isEqualTo(Match.ALL);
    assertThat(answer.hits())
        .extracting(hit -> hit.dataset().value() + (hit instanceof RowHit ? " (row)" : ""))
        .startsWith(dataset);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tourism", "관광", "관광객"})
  void search_tourism_findsFootfallAndTheThemeComplexes(String question) {
    assertThat(index.search(question, 2).hits())
        .extracting(hit -> hit.dataset().value())
        .containsExactlyInAnyOrder("visitor-flows", "theme-complexes");
  }

  @ParameterizedTest
  @CsvSource({"school zone, sandbox-acts", "start-up, bike-stations", "교통사고, fare-taps"})
  void search_twoWords_bothAreNeeded(String question, String dataset) {
    assertThat(index.search(question, 100).datasets()).doesNotContainKey(new DatasetId(dataset));
  }

  @ParameterizedTest
  @CsvSource({
    "chargrs, ev-chargers",
    "chraging stattion, ev-chargers",
    "bus stattion, transit-stops",
    "Busan timetabel, transit-busan",
    "elctric vehicle, ev-fleet",
    "air qualty of busan, air-quality",
    "정류쟝, transit-stops",
    "시내버쓰 위치, transit-realtime",
  })
  void search_typingError_findsWhatWasMeant(String question, String dataset) {
    var answer = index.search(question, 5);

    assertThat(answer.match()).isEqualTo(Match.SIMILAR);
    assertThat(answer.hits().getFirst().dataset().value()).isEqualTo(dataset);
  }

  @Test
  void search_wordThatADatasetIsCalledBy_isNoTypingError() {
    var answer = index.search("수영구 신호등", 5);

    assertThat(answer.match()).isEqualTo(Match.SOME);
    assertThat(answer.hits().getFirst().dataset().value()).isEqualTo("signals");
  }

  @ParameterizedTest
  @CsvSource({
    "강서구 신호등, signals",
    "부산 강서구 신호등, signals",
    "부산광역시 해운대구 대여소, bike-stations",
    "Gangseo-gu Busan signals, signals",
    "Gangseo-gu traffic signals, signals",
    "해운대 정류장, transit-busan",
    "Haeundae bus stops, transit-busan",
    "해운데구 정류장, transit-busan",
    "해운데 정류장, transit-busan",
    "부산 해운데 대여소, bike-stations",
    "강서구 충전소, ev-chargers",
    "해운대구 대여소, bike-stations",
  })
  void search_placeAndKindOfThing_findsTheRowsThere(String question, String dataset) {
    var answer = index.search(question, 10);

    assertThat(answer.datasets().keySet()).containsExactly(new DatasetId(dataset));
    assertThat(answer.hits()).isNotEmpty().allMatch(RowHit.class::isInstance);
  }

  @ParameterizedTest
  @ValueSource(strings = {"에너지", "energy"})
  void search_partOfANameInEitherLanguage_findsItsRows(String question) {
    assertThat(index.search(question, 1).datasets())
        .containsEntry(new DatasetId("ev-chargers"), 2L) // the dataset, for its theme, and a row
        .containsEntry(new DatasetId("pilot-budget"), 1L);
  }

  @Test
  void search_otherSyllableInAShortWord_isAnotherWord() {
    assertThat(index.search("수영장", 5).hits()).isEmpty();
    assertThat(index.search("수영장", 5).match()).isEqualTo(Match.NONE);
    assertThat(index.search("수영구", 5).hits()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Suyeong-gu", "suyeong", "SUYEONG-GU"})
  void search_districtInLatinLetters_findsItsRows(String question) {
    assertThat(index.search(question, 10).hits())
        .extracting(hit -> hit.dataset().value())
        .containsExactlyInAnyOrder("ev-chargers", "districts");
  }

  @Test
  void search_wordThatNothingHas_isLeftOut() {
    var answer = index.search("school zone qqqqqq", 5);

    assertThat(answer.match()).isEqualTo(Match.SOME);
    assertThat(answer.hits().getFirst().dataset().value()).isEqualTo("cctv-zones");
    assertThat(index.search("qqqqqq", 5).hits()).isEmpty();
  }

  @Test
  void search_oneKind_findsNoOther() {
    for (var kind : SearchRequest.Kind.values()) {
      var none = Optional.<DatasetId>empty();
      var request =
          new SearchRequest("버스", 100, Optional.empty(), none, Optional.of(kind), Optional.empty());

      assertThat(index.search(request).hits())
          .isNotEmpty()
          .allMatch(hit -> hit instanceof RowHit == (kind == SearchRequest.Kind.ROW));
    }
  }

  private static void publish(Descriptor descriptor) {
    var name = index.create(descriptor, "20260101.1");
    var rows = rows(descriptor);
    index.write(name, rows);
    index.finish(name, rows.size());
    index.switchAlias(descriptor.id(), name);
  }

  private static List<IndexedRow> rows(Descriptor descriptor) {
    var id = descriptor.id();
    if (BriefFacts.ROWS.containsKey(id.value())) {
      return numbered(descriptor, BriefFacts.texts(descriptor));
    }
    return switch (id.value()) {
      case "districts" ->
          numbered(
              descriptor,
              List.of(
                  Map.of("name_ko", "해운대구", "name_en", "Haeundae-gu"),
                  Map.of("name_ko", "부산광역시", "name_en", "Busan"),
                  Map.of("name_ko", "수영구", "name_en", "Suyeong-gu"),
                  Map.of("name_ko", "김해시", "name_en", "Gimhae-si")));
      case "cctv-zones" ->
          numbered(
              descriptor, List.of(Map.of("title_ko", "해운대초등학교", "title_en", "Haeundae School")));
      case "bike-stations" ->
          numbered(
              descriptor,
              List.of(
                  Map.of("title_ko", "해운대 대여소", "title_en", "Haeundae Station", HERE, "21090")));
      case "ev-chargers" ->
          numbered(
              descriptor,
              List.of(
                  Map.of("title_ko", "광안 충전소", "title_en", "Gwangan Charging"),
                  Map.of("title_ko", "망미 충전소", "address", "부산광역시 수영구 망미동"),
                  Map.of("title_ko", "강서 충전소", "address", "부산광역시 강서구 신호동"),
                  Map.of("title_ko", "용호 충전소", "operator", "가온에너지")));
      case "transit-busan" ->
          numbered(
              descriptor,
              List.of(
                  Map.of("stop_name", "시청 정류장", "stop_name_en", "City Hall stop"),
                  Map.of("stop_name", "중동 3길", "stop_name_en", "Jung 3", HERE, "21090")));
      case "transit-stops" -> numbered(descriptor, List.of(Map.of("stop_name", "Ocean Ave stop")));
      case "signals" ->
          numbered(
              descriptor,
              List.of(
                  Map.of("name_ko", "대저로 2교차로", "name_en", "Daejeo-ro 2", HERE, "21120"),
                  Map.of("name_ko", "중동로 1교차로", "name_en", "Jungdong-ro 1", HERE, "21090")));
      default -> List.of();
    };
  }

  private static List<IndexedRow> numbered(Descriptor descriptor, List<Map<String, String>> texts) {
    var table =
        descriptor.tables().stream().filter(it -> it.index().rows()).findFirst().orElseThrow();
    var mapping = new IndexRows(descriptor.id(), IndexedTable.of(table, 0));
    var rows = new ArrayList<IndexedRow>();
    for (var text : texts) {
      rows.add(mapping.toIndexed(new Row(rows.size() + 1, new LinkedHashMap<>(text))));
    }
    return rows;
  }
}
