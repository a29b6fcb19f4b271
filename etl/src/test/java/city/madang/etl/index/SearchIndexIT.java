package city.madang.etl.index;

import static city.madang.etl.index.IndexTestData.descriptor;
import static city.madang.etl.index.IndexTestData.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.Keywords;
import city.madang.etl.index.Marks.Range;
import city.madang.etl.index.SearchHit.DatasetHit;
import city.madang.etl.index.SearchHit.RowHit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// From nothing to a release and on to the next.
class SearchIndexIT {
  private static final DatasetId STOPS = new DatasetId("transit-stops");
  private static final DatasetId TRANSIT = new DatasetId("transit");

  private static SearchIndex index;

  @BeforeAll
  static void start() {
    index = new SearchIndex(SearchNode.empty());
  }

  @AfterAll
  static void stop() {
    index.close();
  }

  @AfterEach
  void withdraw() {
    List.of(STOPS, TRANSIT).forEach(index::withdraw);
  }

  @Test
  void search_nothingPublished_findsNothing() {
    var answer = index.search("정류장", 10);

    assertThat(answer)
        .isEqualTo(new SearchAnswer(Match.NONE, 0, Map.of(), List.of(), Optional.empty()));
    assertThat(index.current(STOPS)).isEmpty();
  }

  @Test
  void search_followingCursors_findsEachOnce() {
    var name = index.create(descriptor("transit-stops", "정류장", "Stops"), "20260101.1");
    index.write(
        name, LongStream.rangeClosed(1, 95).mapToObj(n -> row("transit-stops", n, "정류장")).toList());
    publish(STOPS, name, 95);

    var hits = new ArrayList<SearchHit>();
    var cursor = Optional.<String>empty();
    do {
      var answer =
          index.search(
              new SearchRequest(
                  "정류장", 10, cursor, Optional.empty(), Optional.empty(), Optional.empty()));
      hits.addAll(answer.hits());
      cursor = answer.next();
    } while (cursor.isPresent());

    assertThat(hits).hasSize(96).doesNotHaveDuplicates();
  }

  @Test
  void switchAlias_newRelease_replacesTheOldInOneAct() {
    var old = index.create(descriptor("transit-stops", "옛 정류장", "Old stops"), "20260101.1");
    publish(STOPS, old, 0);

    var next = index.create(descriptor("transit-stops", "새 정류장", "New stops"), "20260102.1");
    index.finish(next, 0);
    assertThat(titles("정류장")).containsExactly("Old stops");
    index.switchAlias(STOPS, next);
    index.switchAlias(STOPS, next);

    assertThat(titles("정류장")).containsExactly("New stops");
    assertThat(index.current(STOPS)).contains("20260102.1");
    index.deleteOld(STOPS);
    var third = index.create(descriptor("transit-stops", "셋째 정류장", "Third stops"), "20260103.1");
    publish(STOPS, third, 0);
    index.deleteOld(STOPS);
    assertThatExceptionOfType(SearchIndexException.class)
        .isThrownBy(() -> index.switchAlias(STOPS, old));
    assertThat(titles("정류장")).containsExactly("Third stops");
  }

  @Test
  void search_cursorAcrossASwitch_readsTheOldToItsEnd() {
    var old = stops("20260101.1", 95);
    publish(STOPS, old, 95);
    var first = page("정류장", Optional.empty());
    var second = page("정류장", first.next());

    publish(STOPS, stops("20260102.1", 7), 7);
    index.deleteOld(STOPS);

    assertThat(page("정류장", Optional.empty()).total()).isEqualTo(8);
    var hits = new ArrayList<>(first.hits());
    hits.addAll(second.hits());
    var cursor = second.next();
    while (cursor.isPresent()) {
      var answer = page("정류장", cursor);
      hits.addAll(answer.hits());
      cursor = answer.next();
    }
    assertThat(hits).hasSize(96).doesNotHaveDuplicates();
    assertThat(hits).extracting(SearchHit::version).containsOnly("20260101.1");
  }

  @Test
  void search_cursorIntoWhatWasReplacedTwice_isExpired() {
    publish(STOPS, stops("20260101.1", 95), 95);
    var first = page("정류장", Optional.empty());

    for (var version : List.of("20260102.1", "20260103.1")) {
      publish(STOPS, stops(version, 7), 7);
      index.deleteOld(STOPS);
    }

    assertThatExceptionOfType(CursorExpiredException.class)
        .isThrownBy(() -> page("정류장", first.next()));
  }

  @Test
  void search_cursorAfterAnotherDatasetCame_goesOn() {
    publish(STOPS, stops("20260101.1", 95), 95);
    var first = page("정류장", Optional.empty());

    var transit = index.create(descriptor("transit", "정류장", "Transit"), "20260101.1");
    publish(TRANSIT, transit, 0);

    assertThat(page("정류장", first.next()).total()).isEqualTo(96);
  }

  private static String stops(String version, int rows) {
    var name = index.create(descriptor("transit-stops", "정류장", "Stops"), version);
    index.write(
        name,
        LongStream.rangeClosed(1, rows).mapToObj(n -> row("transit-stops", n, "정류장")).toList());
    return name;
  }

  private static SearchAnswer page(String text, Optional<String> cursor) {
    return index.search(
        new SearchRequest(text, 10, cursor, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void deleteOld_datasetWhoseIdBeginsAlike_isLeftAlone() {
    var longer = index.create(descriptor("transit-stops", "정류장", "Stops"), "20260101.1");
    publish(STOPS, longer, 0);
    var shorter = index.create(descriptor("transit", "정류장", "Transit"), "20260101.1");
    publish(TRANSIT, shorter, 0);

    index.withdraw(TRANSIT);

    assertThat(index.current(STOPS)).contains("20260101.1");
    assertThat(titles("정류장")).containsExactly("Stops");
  }

  @Test
  void write_repeated_overwrites() {
    var name = index.create(descriptor("transit-stops", "정류장", "Stops"), "20260101.1");
    index.write(name, List.of(row("transit-stops", 1, "하나"), row("transit-stops", 2, "둘")));
    index.create(descriptor("transit-stops", "정류장", "Stops"), "20260101.1");
    index.write(name, List.of(row("transit-stops", 2, "둘"), row("transit-stops", 3, "셋")));

    index.finish(name, 3);
    assertThatExceptionOfType(SearchIndexException.class)
        .isThrownBy(() -> index.finish(name, 4))
        .withMessageContaining("holds 3 rows but 4 were written");
  }

  @Test
  void search_nameOfARow_isFirstWithAndWithoutItsEnding() {
    var name = index.create(descriptor("transit-stops", "정류장", "Stops"), "20260101.1");
    var rows = LongStream.rangeClosed(1, 90).mapToObj(n -> row("transit-stops", n, "해운대 대여소 " + n));
    var district = row("transit-stops", 91, "해운대구");
    index.write(name, Stream.concat(rows, Stream.of(district)).toList());
    publish(STOPS, name, 91);

    for (var question : List.of("해운대", "해운대구")) {
      assertThat(index.search(question, 3).hits().getFirst())
          .isInstanceOfSatisfying(RowHit.class, hit -> assertThat(hit.number()).isEqualTo(91));
    }
  }

  @Test
  void search_keyword_findsTheDataset() {
    var keywords = new Keywords(List.of("따릉이", "공유자전거"), List.of("fine dust", "PM10"));
    index.create(descriptor("transit", "다른 것", "Another", keywords), "20260101.1");
    publish(TRANSIT, SearchIndex.name(TRANSIT, "20260101.1"), 0);

    assertThat(titles("fine dust")).containsExactly("Another");
    assertThat(titles("pm10")).containsExactly("Another");
    assertThat(titles("공유자전거")).containsExactly("Another");
    var hit = (DatasetHit) index.search("fine dust", 1).hits().getFirst();
    assertThat(hit.keywords())
        .as("the name of its theme, too")
        .isEqualTo(
            new Keywords(List.of("따릉이", "공유자전거", "교통"), List.of("fine dust", "PM10", "Transport")));
    assertThat(titles("교통")).containsExactly("Another");
    assertThat(hit.marks().in("fine dust")).isNotEmpty();
    assertThat(hit.marks().in("PM10")).isEmpty();
  }

  @Test
  void search_wordsInTexts_areMarkedInTitleAndRow() {
    var name = index.create(descriptor("transit-stops", "버스 정류장", "Bus <b> stops"), "20260101.1");
    index.write(name, List.of(row("transit-stops", 1, "버스정류장 앞 & stop")));
    publish(STOPS, name, 1);

    var korean = index.search("정류장", 10).hits();
    var english = index.search("stop", 10).hits();

    assertThat(korean.getFirst().marks().in("버스 정류장")).containsExactly(new Range(3, 6));
    assertThat(korean.getLast().marks().in("버스정류장 앞 & stop")).containsExactly(new Range(2, 5));
    assertThat(english.getFirst().marks().in("Bus <b> stops")).containsExactly(new Range(8, 13));
    assertThat(english.getLast().marks().in("버스정류장 앞 & stop")).containsExactly(new Range(10, 14));
  }

  private static List<String> titles(String question) {
    return index.search(question, 10).hits().stream()
        .map(hit -> ((DatasetHit) hit).title().en())
        .toList();
  }

  private static void publish(DatasetId dataset, String name, long rows) {
    index.finish(name, rows);
    index.switchAlias(dataset, name);
  }
}
