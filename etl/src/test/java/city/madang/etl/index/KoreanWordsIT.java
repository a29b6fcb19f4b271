package city.madang.etl.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.indices.AnalyzeRequest;
import co.elastic.clients.elasticsearch.indices.analyze.AnalyzeToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each line of `words.txt` is its own expectation.
class KoreanWordsIT {
  private static ElasticsearchClient client;
  private static String index;

  @BeforeAll
  static void start() {
    var node = SearchNode.empty();
    client = ElasticsearchClient.of(config -> config.host(node));
    try (var search = new SearchIndex(node)) {
      index = search.create(IndexTestData.descriptor("words", "낱말", "Words"), "20260101.1");
    }
  }

  @AfterAll
  static void stop() throws IOException {
    client.close();
  }

  @TestFactory
  Stream<DynamicTest> wordOfDictionary_isSplitAsItsLineSays() {
    return WordList.KOREAN_WORDS.lines().stream()
        .map(line -> dynamicTest(line, () -> verify(List.of(line.split(" ")))));
  }

  @ParameterizedTest
  @CsvSource({
    "세종시의 공공자전거 대여소 현황, 세종 공공 자전거 대여소 현황",
    "어진동 버스정류장은 어디에 있나요, 어진 버스 정류장 어디 있",
    "세종특별자치시 조치원읍 미세먼지 측정소, 세종 특별자치시 조치원 미세 먼지 측정소",
    "전기차충전소 위치정보, 전기차 충전소 위치 정보",
    "서울 지하철역 주차장 요금, 서울 지하철 역 주차장 요금",
    "GTFS 정류장 CSV, gtfs 정류장 csv",
  })
  void question_isSplitIntoItsWords(String question, String words) {
    assertThat(tokens(request -> request.analyzer("korean_search").text(question)))
        .filteredOn(token -> !token.type().equals("SYNONYM"))
        .extracting(AnalyzeToken::token)
        .containsExactly(words.split(" "));
  }

  private static void verify(List<String> line) {
    var whole = line.getFirst();
    var parts = line.size() == 1 ? line : line.subList(1, line.size());
    var both = new ArrayList<>(parts);
    both.add(whole);

    assertThat(split("korean_search", whole)).containsExactlyElementsOf(parts);
    assertThat(split("korean_index", whole))
        .containsOnlyOnceElementsOf(both.stream().distinct().toList());
    for (var part : parts) {
      assertThat(split("korean_search", part)).as("the part alone").containsExactly(part);
    }
  }

  private static List<String> split(String tokenizer, String text) {
    return tokens(request -> request.tokenizer(t -> t.name(tokenizer)).text(text)).stream()
        .map(AnalyzeToken::token)
        .toList();
  }

  private interface Question {
    AnalyzeRequest.Builder put(AnalyzeRequest.Builder request);
  }

  private static List<AnalyzeToken> tokens(Question question) {
    try {
      return client.indices().analyze(request -> question.put(request.index(index))).tokens();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
