package city.madang.etl.table;

import static city.madang.etl.dataset.DescriptorTestData.dataset;
import static city.madang.etl.dataset.FieldType.DATETIME;
import static city.madang.etl.dataset.FieldType.INTEGER;
import static city.madang.etl.dataset.FieldType.NUMBER;
import static city.madang.etl.dataset.FieldType.STRING;
import static city.madang.etl.dataset.FieldType.YEAR;
import static city.madang.etl.dataset.Role.ENTITY;
import static city.madang.etl.dataset.Role.IDENTIFIER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.dataset.DescriptorTestData;
import city.madang.etl.privacy.histogram.Cell;
import city.madang.etl.privacy.histogram.Histogram;
import city.madang.etl.privacy.search.Recoding;
import city.madang.etl.privacy.verify.ReleasedClass;
import city.madang.etl.quality.ColumnSummary;
import city.madang.etl.source.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseTest {
  private static final String TRIPS =
      """
      rider,bike,year,sex,seconds
      r1,b1,1998,M,89
      r1,b2,1998,M,90
      r2,b3,1998,M,91
      r3,b4,1976,,31
      ,b5,1976,,-30
      r9,b6,2003,F,1
      """;

  @TempDir Path folder;
  private EngineTestData data;

  @BeforeEach
  void open() {
    data = new EngineTestData(folder);
  }

  @AfterEach
  void close() {
    data.close();
  }

  private static DescriptorTestData trips() {
    return dataset()
        .role(ENTITY, STRING, "rider")
        .role(IDENTIFIER, STRING, "bike")
        .quasi(YEAR, "year")
        .quasi(STRING, "sex")
        .measure(INTEGER, "seconds", 60);
  }

  private void releaseTrips() {
    data.stage(trips(), TRIPS);
    data.release(
        trips(),
        1,
        new Recoding(List.of("1998", "M"), Optional.of(List.of("1990s", "M"))),
        new Recoding(List.of("1976", ""), Optional.of(List.of("*", ""))),
        new Recoding(List.of("2003", "F"), Optional.empty()));
  }

  @Test
  void histogram_entities_areDistinctAndAtMostK() {
    data.stage(trips(), TRIPS);

    var cells = cells(data.engine.histogram(data.staged(), trips().table(), false, 2));

    assertThat(cells)
        .extracting(Cell::tuple)
        .containsExactly(List.of("1976", ""), List.of("1998", "M"), List.of("2003", "F"));
    assertThat(cells).extracting(Cell::rows).containsExactly(2L, 3L, 1L);
    assertThat(cells).extracting(cell -> cell.entities().length).containsExactly(2, 2, 1);
    assertThat(cells.get(1).entities()).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void histogram_rowIsEntity_hasNoHashes() {
    data.stage(trips(), TRIPS);

    var cells = cells(data.engine.histogram(data.staged(), trips().table(), true, 2));

    assertThat(cells).allSatisfy(cell -> assertThat(cell.entities()).isEmpty());
  }

  private static List<Cell> cells(Histogram histogram) {
    var cells = new ArrayList<Cell>();
    histogram.cells().forEach(cells::add);
    cells.sort(Comparator.comparing(cell -> cell.tuple().toString()));
    return cells;
  }

  @Test
  void release_plan_generalizesRoundsSortsAndDrops() {
    releaseTrips();

    assertThat(data.csv(data.released()))
        .isEqualTo(
            """
            year,sex,seconds
            *,,0
            *,,60
            1990s,M,60
            1990s,M,120
            1990s,M,120
            """);
  }

  @Test
  void classes_released_countEntitiesNotRows() {
    releaseTrips();

    assertThat(classes(false))
        .containsExactly(
            new ReleasedClass(List.of("*", ""), 2, 2),
            new ReleasedClass(List.of("1990s", "M"), 3, 2));
    assertThat(classes(true))
        .containsExactly(
            new ReleasedClass(List.of("*", ""), 2, 2),
            new ReleasedClass(List.of("1990s", "M"), 3, 3));
  }

  private List<ReleasedClass> classes(boolean rowIsEntity) {
    try (var classes =
        data.engine.classes(data.released(), data.staged(), trips().table(), rowIsEntity)) {
      return classes.toList();
    }
  }

  @Test
  void classes_otherFile_isRefused() throws IOException {
    releaseTrips();
    var other = Files.copy(data.released(), folder.resolve("other.parquet"));
    data.release(
        trips(),
        6,
        new Recoding(List.of("1998", "M"), Optional.empty()),
        new Recoding(List.of("1976", ""), Optional.empty()),
        new Recoding(List.of("2003", "F"), Optional.empty()));

    assertThatThrownBy(() -> data.engine.classes(other, data.staged(), trips().table(), false))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("lineage");
  }

  @Test
  void release_tupleOutsideThePlan_publishesNothing() {
    data.stage(trips(), TRIPS);

    assertThatThrownBy(
            () ->
                data.release(
                    trips(),
                    1,
                    new Recoding(List.of("1998", "M"), Optional.of(List.of("1990s", "M"))),
                    new Recoding(List.of("2003", "F"), Optional.empty())))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("not in the plan")
        .hasMessageNotContaining("1976");
    assertThat(data.released()).doesNotExist();
    assertThat(folder.resolve("staged.parquet.sorted")).doesNotExist();
  }

  @Test
  void release_twoAnswersOrWrongCount_publishesNothing() {
    data.stage(trips(), TRIPS);
    var keep = new Recoding(List.of("1998", "M"), Optional.of(List.of("1990s", "M")));
    var keepOther = new Recoding(List.of("1976", ""), Optional.of(List.of("*", "")));
    var drop = new Recoding(List.of("2003", "F"), Optional.empty());

    assertThatThrownBy(() -> data.release(trips(), 1, keep, keepOther, drop, drop))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("two answers");
    assertThatThrownBy(() -> data.release(trips(), 2, keep, keepOther, drop))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("plan leaves 4");
    assertThat(data.released()).doesNotExist();
  }

  @Test
  void copyOpen_people_isRefused() {
    data.stage(trips(), TRIPS);

    assertThatThrownBy(() -> data.engine.copyOpen(data.staged(), trips().table(), data.released()))
        .isInstanceOf(TableException.class);
  }

  @Test
  void exportCsv_openTable_keepsOrderTypesAndQuotes() {
    var table = dataset().open(STRING, "s").open(DATETIME, "at").open(NUMBER, "n");

    data.stage(table, "s,at,n\n\"b, \"\"c\"\"\",2024-01-02 03:04:05,1.50\na,,\n");
    data.engine.copyOpen(data.staged(), table.table(), data.released());

    assertThat(data.csv(data.released()))
        .isEqualTo(
            """
            s,at,n
            "b, ""c""\",2024-01-02T03:04:05,1.5
            a,,
            """);
    assertThat(data.engine.count(data.released())).isEqualTo(2);
    assertThat(data.summarize(data.released()))
        .containsExactly(
            new ColumnSummary("s", 0, Optional.of("a"), Optional.of("b, \"c\"")),
            new ColumnSummary(
                "at", 1, Optional.of("2024-01-02T03:04:05"), Optional.of("2024-01-02T03:04:05")),
            new ColumnSummary("n", 1, Optional.of("1.5"), Optional.of("1.5")));
  }

  @Test
  void rows_offset_startsThere() {
    releaseTrips();

    try (var rows = data.engine.rows(data.released(), 3)) {
      assertThat(rows.next().number()).isEqualTo(4);
      assertThat(rows.next().values()).containsEntry("seconds", 120L);
      assertThat(rows.hasNext()).isFalse();
    }
  }

  @Test
  void release_anyThreads_givesTheSameBytes() throws IOException {
    var text = new StringBuilder("rider,bike,year,sex,seconds\n");
    for (int i = 0; i < 300_000; i++) {
      text.append(
          "r%d,b,%d,%s,%d\n".formatted(i % 977, 1900 + i % 89, i % 2 == 0 ? "M" : "", i % 3600));
    }

    var one = releasedBytes(1, text.toString());
    var two = releasedBytes(2, text.toString());
    var again = releasedBytes(2, text.toString());

    assertThat(two).isEqualTo(one);
    assertThat(again).isEqualTo(one);
  }

  private List<String> releasedBytes(int threads, String text) throws IOException {
    try (var engine = new EngineTestData(folder, threads)) {
      engine.stage(trips(), text);
      var cells = engine.engine.histogram(engine.staged(), trips().table(), false, 5).cells();
      engine.release(
          trips(),
          0,
          cells
              .map(
                  cell ->
                      new Recoding(cell.tuple(), Optional.of(List.of("*", cell.tuple().get(1)))))
              .toArray(Recoding[]::new));
      engine.csv(engine.released());
      return Stream.of("staged.parquet", "released.parquet", "staged.parquet.lineage", "out.csv")
          .map(name -> Sha256.of(folder.resolve(name)))
          .toList();
    }
  }
}
