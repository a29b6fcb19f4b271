package city.madang.etl.index;

import static city.madang.etl.index.IndexTestData.descriptor;
import static city.madang.etl.index.IndexTestData.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.madang.elasticsearch.ElasticsearchProcess;
import city.madang.etl.dataset.DatasetId;
import city.madang.etl.index.SearchHit.DatasetHit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From nothing to a release and on to the next.
class SearchIndexIT {
  private static final DatasetId STOPS = new DatasetId("transit-stops");
  private static final DatasetId TRANSIT = new DatasetId("transit");

  @TempDir static Path folder;
  private static ElasticsearchProcess node;
  private static SearchIndex index;

  @BeforeAll
  static void start() {
    node = IndexTestData.startNode(folder);
    index = new SearchIndex(node.uri());
  }

  @AfterAll
  static void stop() {
    index.close();
    node.close();
  }

  @AfterEach
  void withdraw() {
    List.of(STOPS, TRANSIT).forEach(index::withdraw);
  }

  @Test
  void search_nothingPublished_findsNothing() {
    var answer = index.search("정류장", 10);

    assertThat(answer).isEqualTo(new SearchAnswer(0, Map.of(), List.of(), Optional.empty()));
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
          index.search(new SearchRequest("정류장", 10, cursor, Optional.empty(), Optional.empty()));
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
    index.switchAlias(STOPS, next);
    assertThatExceptionOfType(SearchIndexException.class)
        .isThrownBy(() -> index.switchAlias(STOPS, old));
    assertThat(titles("정류장")).containsExactly("New stops");
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
