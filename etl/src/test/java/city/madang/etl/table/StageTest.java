package city.madang.etl.table;

import static city.madang.etl.dataset.DescriptorTestData.dataset;
import static city.madang.etl.dataset.FieldType.BOOLEAN;
import static city.madang.etl.dataset.FieldType.DATE;
import static city.madang.etl.dataset.FieldType.DATETIME;
import static city.madang.etl.dataset.FieldType.INTEGER;
import static city.madang.etl.dataset.FieldType.NUMBER;
import static city.madang.etl.dataset.FieldType.STRING;
import static city.madang.etl.dataset.FieldType.TIME;
import static city.madang.etl.dataset.FieldType.YEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.dataset.Constraints;
import city.madang.etl.dataset.TimeFormat;
import city.madang.etl.quality.QualityRefusal;
import city.madang.etl.quality.Reject;
import city.madang.etl.quality.RejectCount;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageTest {
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

  @ParameterizedTest
  @CsvSource({
    "%Y-%m-%d %H:%M, , 2018-01-01 24:00, 2018-01-02T00:00",
    "%Y-%m-%d %H:%M, , 2018-12-31 24:00, 2019-01-01T00:00",
    "%Y-%m-%d %H:%M, , 2018-01-01 09:05, 2018-01-01T09:05",
    "%Y. %-m. %-d. %-H시, , 2018. 12. 3. 1시, 2018-12-03T01:00",
    "%Y%m%d%H%M%S, , 20180101240000, 2018-01-02T00:00",
    "%s, , 1550090000, 2019-02-13T20:33:20",
    "%s, Asia/Seoul, 1550090000, 2019-02-14T05:33:20",
    "%Y-%m-%dT%H:%M:%S%z, , 2026-11-16T08:00:00+09:00, 2026-11-15T23:00",
    "%Y-%m-%dT%H:%M:%S%z, Asia/Seoul, 2026-11-15T23:00:00Z, 2026-11-16T08:00",
  })
  void stage_timeOfItsOwnFormat_isRead(
      String pattern, @Nullable String zone, String text, LocalDateTime expected) {
    var format = new TimeFormat(pattern, Optional.ofNullable(zone).map(ZoneId::of));

    data.stage(dataset().written(DATETIME, "t", format), "t\n" + text + "\n");

    assertThat(data.rows(data.staged()).getFirst().values().values()).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "%Y-%m-%d %H:%M, 2018-01-01 24:01",
    "%Y-%m-%d %H:%M, 2018-01-01 25:00",
    "%Y-%m-%d %H:%M, 2018-02-30 01:00",
    "%Y-%m-%d %H:%M, 2018-1-1 01:00",
    "%Y-%m-%d %H:%M, 2018-01-01T01:00",
    "%Y.%m.%d %H:%M, 2018-01-01 01:00",
    "%s, -1",
    "%s, 1550090000000000",
  })
  void stage_timeOfAnotherFormat_isRejected(String pattern, String text) {
    var format = new TimeFormat(pattern, Optional.empty());

    var result = data.stage(dataset().written(DATETIME, "t", format), "t\n" + text + "\n");

    assertThat(result.rejects())
        .containsExactly(new Reject(2, "t", "not a date and time like " + pattern));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0000001, 351796123, 35.1796123",
    "1E-7, -1290756416, -129.0756416",
    "0.02, 8191, 163.82",
    "0.0125, 28799, 359.9875",
    "1000, 2.5, 2500",
  })
  void stage_numberOfSteps_isScaledToTheLastDigit(String step, String text, double expected) {
    data.stage(dataset().scaled("n", step), "n\n" + text + "\n");

    assertThat(data.rows(data.staged()).getFirst().values()).containsEntry("n", expected);
  }

  @Test
  void stage_endOfDayWithoutFormat_isRejected() {
    var result = data.stage(dataset().open(DATETIME, "t"), "t\n2018-01-01 24:00\n");

    assertThat(result.rowsRejected()).isEqualTo(1);
  }

  @Test
  void stage_headingOfTheSource_isRenamed() {
    var named = dataset().from(NUMBER, "pm10", "미세먼지농도(㎍/㎥)").from(STRING, "row", "");

    data.stage(named, "미세먼지농도(㎍/㎥),\n25,a\n");

    assertThat(data.rows(data.staged()).getFirst().values()).containsEntry("pm10", 25.0);
  }

  @Test
  void stage_eachType_isTyped() {
    var table =
        dataset()
            .open(STRING, "s")
            .open(INTEGER, "i")
            .open(NUMBER, "n")
            .open(BOOLEAN, "b")
            .open(DATE, "d")
            .open(TIME, "t")
            .open(DATETIME, "dt")
            .open(YEAR, "y");

    data.stage(
        table,
        """
        s,i,n,b,d,t,dt,y
        "a, ""b\""",007,-1.5e2,TRUE,2024-02-29,23:59:59,2024-01-02T03:04:05,0014
        """);
    data.engine.copyOpen(data.staged(), table.table(), data.released());

    assertThat(data.rows(data.released()).getFirst().values().values())
        .containsExactly(
            "a, \"b\"",
            7L,
            -150.0,
            true,
            LocalDate.of(2024, 2, 29),
            LocalTime.of(23, 59, 59),
            LocalDateTime.of(2024, 1, 2, 3, 4, 5),
            14L);
  }

  @Test
  void stage_emptyValues_areNullForAllTypes() {
    var table = dataset().open(STRING, "s").open(INTEGER, "i").open(DATETIME, "dt");

    var result = data.stage(table, "s,i,dt\n,,\n\"\",\"\",\"\"\n");
    data.engine.copyOpen(data.staged(), table.table(), data.released());

    assertThat(result.rowsStaged()).isEqualTo(2);
    assertThat(data.rows(data.released()))
        .allSatisfy(row -> assertThat(row.values().values()).containsOnlyNulls());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          INTEGER, 1.5
          INTEGER, 1e3
          INTEGER, 1_000
          INTEGER, ' 1'
          INTEGER, 0x10
          INTEGER, 9223372036854775808
          NUMBER, NaN
          NUMBER, inf
          NUMBER, 1e999
          BOOLEAN, yes
          DATE, 2023-02-29
          DATE, 2023/02/28
          DATE, infinity
          DATE, epoch
          TIME, 24:00:00
          DATETIME, 2023-01-01
          DATETIME, 2023-01-01T00:00:00+09:00
          YEAR, 98
          YEAR, 19980
          """)
  void stage_valueOfOtherShape_isRejected(String type, String value) {
    var table =
        dataset().open(STRING, "s").open(city.madang.etl.dataset.FieldType.valueOf(type), "x");

    var result = data.stage(table, "s,x\na,\nb," + value + "\n");

    assertThat(result.rejects())
        .extracting(Reject::line, Reject::field)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(3L, "x"));
    assertThat(result.rejects().toString()).doesNotContain(value);
  }

  @Test
  void stage_badRows_areCountedOnceAtTheirLine() {
    var table = dataset().open(INTEGER, "a").open(DATE, "b").open(STRING, "c");

    var result =
        data.stage(
            table,
            """
            \uFEFFa,b,c
            1,2020-01-01,x
            z,bad,y
            3,2020-01-01
            4,2020-01-02,"q
            r"

            5,bad,s
            6,2020-01-02,t,u
            ,,
            7,2020-01-02,"a"b
            8,2020-01-03,y
            """
                .replace("\n", "\r\n"));

    assertThat(result.rowsRead()).isEqualTo(9);
    assertThat(result.rowsStaged()).isEqualTo(4);
    assertThat(result.rejects())
        .containsExactly(
            new Reject(3, "a", "not a whole number"),
            new Reject(4, "", "torn line: 3 columns expected"),
            new Reject(8, "b", "not a date like 2026-11-23"),
            new Reject(9, "", "torn line: 3 columns expected"),
            new Reject(11, "", "torn line: 3 columns expected"));
    assertThat(result.rejectCounts())
        .containsExactly(
            new RejectCount("", "torn line: 3 columns expected", 3),
            new RejectCount("a", "not a whole number", 1),
            new RejectCount("b", "not a date like 2026-11-23", 1));
  }

  @Test
  void stage_constraints_rejectWhatFails() {
    var table =
        dataset()
            .constrained(
                INTEGER,
                "id",
                new Constraints(true, true, number(1), number(9), Optional.empty(), Set.of()))
            .constrained(
                STRING,
                "s",
                new Constraints(
                    false,
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Pattern.compile("[a-z]+")),
                    Set.of()))
            .constrained(
                STRING,
                "v",
                new Constraints(
                    false,
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of("x", "it's")));

    var result =
        data.stage(
            table,
            """
            id,s,v
            1,a,x
            ,a,x
            0,a,x
            10,a,x
            2,A1,x
            3,a,it's
            4,a,w
            1,b,x
            5,,
            4,a,x
            """);

    assertThat(result.rejects())
        .containsExactly(
            new Reject(3, "id", "empty, but required"),
            new Reject(4, "id", "below the minimum 1"),
            new Reject(5, "id", "above the maximum 9"),
            new Reject(6, "s", "does not match the pattern"),
            new Reject(8, "v", "not one of the allowed values"),
            new Reject(9, "id", "stands in an earlier row"));
    assertThat(result.rowsStaged()).isEqualTo(4);
  }

  @Test
  void stage_otherHeading_isRefused() {
    var table = dataset().open(STRING, "a", "b");

    assertRefused(table, "a\n1\n", "lacks the columns [b]");
    assertRefused(table, "a,b,c\n1,2,3\n", "does not list the columns [c]");
    assertRefused(table, "b,a\n1,2\n", "reorder");
    assertRefused(table, "", "empty");
    assertThatThrownBy(() -> data.stage(table, "Kim Minsu,1990\n"))
        .isInstanceOf(QualityRefusal.class)
        .hasMessageNotContainingAny("Kim", "1990");
  }

  private void assertRefused(
      city.madang.etl.dataset.DescriptorTestData table, String text, String message) {
    assertThatThrownBy(() -> data.stage(table, text))
        .isInstanceOf(QualityRefusal.class)
        .hasMessageContaining("data.csv: ")
        .hasMessageContaining(message);
    assertThat(data.staged()).doesNotExist();
  }

  @Test
  void stage_quotedHeading_isRead() {
    var result =
        data.stage(dataset().open(STRING, "a, \"b\"", "c"), "\"a, \"\"b\"\"\",\"c\"\r\n1,2\r\n");

    assertThat(result.rowsStaged()).isEqualTo(1);
  }

  @Test
  void stage_headingOnly_readsNothing() {
    assertThat(data.stage(dataset().open(STRING, "a", "b"), "a,b\n").rowsRead()).isZero();
  }

  @Test
  void stage_bytesOfOtherEncoding_areRefusedWithLine() throws IOException {
    var table = dataset().open(INTEGER, "a").open(STRING, "b");
    var input = folder.resolve("cp949.csv");
    Files.write(input, "a,b\n1,x\n2,\"\n\"\n3,강남\n".getBytes(Charset.forName("MS949")));

    assertThatThrownBy(() -> data.engine.stage(input, table.source(), table.table(), data.staged()))
        .isInstanceOf(QualityRefusal.class)
        .hasMessageContaining("line 5")
        .hasMessageContaining("MS949");
  }

  @Test
  void stage_fileNameWithQuotesAndPatterns_isThatFile() {
    var table = dataset().open(STRING, "a", "b");
    data.write("a1'x.csv", "a,b\nwrong,1\n");
    var input = data.write("a[1]'x.csv", "a,b\nright,1\n");
    var target = folder.resolve("t'; DROP TABLE x; --[*].parquet");

    data.engine.stage(input, table.source(), table.table(), target);
    data.engine.copyOpen(target, table.table(), data.released());

    assertThat(data.csv(data.released())).isEqualTo("a,b\nright,1\n");
  }

  @Test
  void stage_columnNamesWithQuotes_stayNames() {
    var table = dataset().open(STRING, "a\"; --", "이름");

    data.stage(table, "\"a\"\"; --\",이름\n1,2\n");
    data.engine.copyOpen(data.staged(), table.table(), data.released());

    assertThat(data.rows(data.released()).getFirst().values()).containsKeys("a\"; --", "이름");
  }

  @Test
  void stage_anyFailure_leavesNothingBeside() {
    var table = dataset().open(STRING, "a", "b");

    data.stage(table, "a,b\n1,2\n3\n");

    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("input.csv", "staged.parquet", "spill");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void stage_manyThreadsAndTornLines_givesTheSameBytesAndLines() throws IOException {
    var table = dataset().open(INTEGER, "a").open(STRING, "b");
    var text = new StringBuilder("a,b\n");
    for (int i = 0; i < 600_000; i++) {
      text.append(
          i % 50_021 == 7
              ? "torn\n"
              : i % 60_013 == 9 ? "x,bad\n" : i + ",\"some text\nof " + i + "\"\n");
    }

    var one = stageWith(1, table, text.toString());
    var oneBytes = Files.readAllBytes(data.staged());
    var two = stageWith(2, table, text.toString());

    assertThat(two).isEqualTo(one);
    assertThat(one.rowsRead()).isEqualTo(600_000);
    assertThat(Arrays.equals(oneBytes, Files.readAllBytes(data.staged()))).isTrue();
  }

  private StageResult stageWith(
      int threads, city.madang.etl.dataset.DescriptorTestData table, String text) {
    try (var engine = new EngineTestData(folder, threads)) {
      return engine.stage(table, text);
    }
  }

  private static Optional<BigDecimal> number(int value) {
    return Optional.of(BigDecimal.valueOf(value));
  }

  @Test
  void stage_leftoversOfKilledRun_areOverwritten() {
    data.write(".staged.parquet.part", "x");
    data.write(".staged.parquet.part.first", "x");
    data.write(".staged.parquet.part.second", "x");

    var result = data.stage(dataset().open(STRING, "a", "b"), "a,b\n1,2\n3\n");

    assertThat(result.rowsStaged()).isEqualTo(1);
  }

  @Test
  void stage_endlessLine_isRejected() {
    var result =
        data.stage(
            dataset().open(STRING, "a", "b"), "a,b\n1,2\n3," + "x".repeat(3_000_000) + "\n4,5\n");

    assertThat(result.rowsRead()).isEqualTo(3);
    assertThat(result.rowsRejected()).isEqualTo(1);
  }

  @Test
  void stage_namesThatDifferInCase_areRefused() {
    assertThatThrownBy(() -> data.stage(dataset().open(STRING, "a", "A"), "a,A\n1,2\n"))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("column A");
  }

  @Test
  void stage_patternOfOtherSyntax_isRefused() {
    var lookahead = Optional.of(Pattern.compile("(?=a)b"));
    var constraints =
        new Constraints(false, false, Optional.empty(), Optional.empty(), lookahead, Set.of());

    assertThatThrownBy(() -> data.stage(dataset().constrained(STRING, "a", constraints), "a\n1\n"))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("column a: the pattern is not RE2");
  }
}
