package city.madang.etl.records;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.records.query.InvalidQueryException;
import city.madang.etl.records.query.QueryReader;
import city.madang.etl.records.query.QueryTexts;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordEngineTest {
  @TempDir Path folder;
  private Path file = Path.of("");
  private RecordEngine engine = new RecordEngine(Path.of(""), RecordLimits.PORTAL);

  @BeforeEach
  void open() throws SQLException {
    file = TestRecords.write(folder);
    engine = new RecordEngine(folder.resolve("scratch"), RecordLimits.PORTAL);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "zone",
        "zone desc, lines",
        "lines desc, fare desc, since",
        "open, seen desc",
        "date_trunc('month', seen) desc",
        "built, zone desc",
      })
  void walk_anyOrder_givesEachRowOnceAndInOrder(String order) {
    var texts = new QueryTexts("stop_id, zone, lines", "", "", order);

    var rows = TestRecords.walk(engine, file, texts, 37);

    assertThat(rows).hasSize(TestRecords.ROWS).doesNotHaveDuplicates();
    assertThat(rows).isEqualTo(TestRecords.walk(engine, file, texts, 10_000));
    if (order.isEmpty()) {
      assertThat(rows.getLast().getFirst()).isEqualTo("S999");
    }
  }

  @Test
  void walk_groups_givesEachOnce() {
    var texts = new QueryTexts("zone, lines, count(*) as n", "", "zone, lines", "n desc");

    var rows = TestRecords.walk(engine, file, texts, 5);

    assertThat(rows).doesNotHaveDuplicates();
    assertThat(rows.stream().mapToLong(row -> number(row.get(2))).sum())
        .isEqualTo(TestRecords.ROWS);
  }

  @Test
  void walk_groupsBySumOfNumbers_givesEachOnce() throws SQLException {
    var sums = TestRecords.writeSums(folder);
    var texts = new QueryTexts("grp, sum(val) as s, avg(val) as a", "", "grp", "s desc, a");

    var rows = TestRecords.walk(engine, sums, texts, 100);

    assertThat(rows).hasSize(2_001).extracting(List::getFirst).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "stop_id = 'S7'; 1",
        "zone is null; 143",
        "not zone is null; 857",
        "zone in ('z1', 'z2') and not open; 171",
        "open; 500",
        "lines between 3 and 4 or lines = 5; 210",
        "since < '2026-01-03'; 24",
        "seen >= '2026-01-02' and seen < date '2026-01-03'; 24",
        "seen = '2026-01-02T09:00:00+09:00'; 1",
        "built = 2003; 50",
        "stop_id like 'S99_'; 10",
        "stop_id ilike 's99%'; 11",
        "hour(seen) = 5; 42",
        "in_bbox(lat, lon, 37, 127, 37.00991, 128); 100",
        "within_distance(37.05, 127.05, 1); 1",
        "within_distance(lat, lon, 37.05, 127.05, 15); 3",
        "big > 9007199254740994; 998",
        "fare >= 0.5 and fare < 1.5; 500",
      })
  void where_anyCondition_countsItsRows(String where, long count) {
    var rows = TestRecords.walk(engine, file, new QueryTexts("count(*)", where, "", ""), 10);

    assertThat(rows).containsExactly(List.of(count));
  }

  @Test
  void aggregates_ofAll_areRight() {
    var select =
        "count(zone), count(distinct zone), sum(big), avg(fare), min(since), max(seen),"
            + " percentile(fare, 0.5)";

    var rows = TestRecords.walk(engine, file, new QueryTexts(select, "", "", ""), 10);

    assertThat(rows.getFirst())
        .containsExactly(
            857L, 5L, 9007199254741492500L, 0.75, "2026-01-01", "2026-02-11T15:00:00", 0.75);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "where; zoen = 'a'; 1; did you mean 'zone'",
        "where; zone = 5; 8; a text in 'single quotes'",
        "where; lines = '5'; 9; a whole number",
        "where; lines = 1.5; 9; a whole number",
        "where; zone = \"z1\"; 8; a text stands in 'single quotes'",
        "where; since > '2026-13-01'; 9; a date such as",
        "where; since > '+999999999-01-01'; 9; a date such as",
        "where; seen > '9999-12-31T23:59:59-01:00'; 8; a moment such as",
        "where; zone = 'z1; 8; is not closed",
        "where; zone = 'a'; DROP TABLE x; 11; cannot be here",
        "where; read_csv('/etc/passwd') = 1; 1; there is no function 'read_csv'",
        "where; zone = null; 8; is null",
        "where; zone like 'a' or; 17; a field is expected",
        "where; in_bbox(lines, lon, 1, 2, 3, 4); 9; 'lat' is expected",
        "select; zone, count(*); 1; not the same in all rows",
        "select; sum(zone); 1; needs a number",
        "select; getenv('HOME'); 1; there is no function",
        "orderby; zone sideways; 6; 'asc', 'desc'",
        "orderby; 1; 1; a field is expected",
        "groupby; date_trunc('eon', seen); 12; a unit of time",
      })
  void read_badQuery_tellsWhereAndWhat(String line) {
    var parts = line.split("; ");
    int last = parts.length - 1;
    var text = String.join("; ", List.of(parts).subList(1, last - 1));
    var texts =
        switch (parts[0]) {
          case "select" -> new QueryTexts(text, "", "", "");
          case "where" -> new QueryTexts("", text, "", "");
          case "groupby" -> new QueryTexts("", "", text, "");
          default -> new QueryTexts("", "", "", text);
        };

    assertThatThrownBy(() -> QueryReader.read(TestRecords.table(engine, file), texts))
        .isInstanceOfSatisfying(
            InvalidQueryException.class,
            e -> {
              assertThat(e.parameter()).isEqualTo(parts[0]);
              assertThat(e.position()).isEqualTo(Integer.parseInt(parts[last - 1]));
            })
        .hasMessageContaining(parts[last]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'; DROP TABLE x; --", "' OR 1=1 --", "%' UNION SELECT", "\\", "${x}"})
  void where_hostileText_isAValue(String text) {
    var where = "zone = '" + text.replace("'", "''") + "'";

    assertThat(TestRecords.walk(engine, file, new QueryTexts("stop_id", where, "", ""), 10))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "read_csv('/etc/passwd')",
        "read_text('/etc/passwd')",
        "read_parquet('other.parquet')",
        "glob('/etc/*')",
        "http_get('http://127.0.0.1/')",
        "getenv('HOME')",
        "current_setting('temp_directory')",
        "duckdb_tables()",
        "copy0.copied",
        "information_schema.tables",
        "file_row_number",
        "rowid",
        "(select 1)",
        "zone from read_text('/etc/passwd')",
        "zone) union all select content from read_text('/etc/passwd') --",
        "zone; attach '/tmp/x' as y",
        "zone /* */ union select 1",
        "zone -- '",
        "'x' || zone",
        "zone::blob",
        "zone collate nocase",
        "count(*) over ()",
        "\"zone\"\" from read_text('/etc/passwd') --\"",
        "*exclude(zone)",
        "$1",
        "?",
        "\u0000zone",
      })
  void read_sqlInAnyPart_isRefused(String sql) {
    var table = TestRecords.table(engine, file);

    for (var texts :
        List.of(
            new QueryTexts(sql, "", "", ""),
            new QueryTexts("", sql + " = 'x'", "", ""),
            new QueryTexts("", "zone = " + sql, "", ""),
            new QueryTexts("", "zone in (" + sql + ")", "", ""),
            new QueryTexts("", "zone like " + sql, "", ""),
            new QueryTexts("", "in_bbox(lat, lon, 1, 2, 3, " + sql + ")", "", ""),
            new QueryTexts("count(*)", "", sql, ""),
            new QueryTexts("sum(" + sql + ")", "", "", ""),
            new QueryTexts("", "", "", sql))) {
      assertThatThrownBy(() -> QueryReader.read(table, texts))
          .as(texts.toString())
          .isInstanceOf(InvalidQueryException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"x\"\" FROM read_text('/etc/passwd') --\"", "\"a b;\"", "x y", "'x'"})
  void read_sqlAsName_isRefused(String name) {
    var table = TestRecords.table(engine, file);
    var texts = new QueryTexts("zone as " + name, "", "", "");

    assertThatThrownBy(() -> QueryReader.read(table, texts))
        .isInstanceOf(InvalidQueryException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM read_parquet('/tmp/*.parquet')",
        "SELECT * FROM read_text('http://127.0.0.1/')",
        "SELECT getenv('HOME')",
        "COPY (SELECT 1) TO '/tmp/madang-records-test.csv'",
        "ATTACH '/tmp/madang-records-test.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "EXPORT DATABASE '/tmp/madang-records-test'",
        "SET enable_external_access = true",
        "SET allowed_paths = ['/etc/passwd']",
        "SET memory_limit = '10GB'",
      })
  void sandbox_ownConnection_reachesNothing(String sql) throws SQLException {
    var sandbox =
        Sandbox.open(List.of(file), Map.of(), folder.resolve("spill"), RecordLimits.PORTAL);
    try (var connection = sandbox.connection();
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql)).isInstanceOf(SQLException.class);
    } finally {
      sandbox.leave();
    }
  }

  @Test
  void export_ofAll_givesEachRow() {
    var query = QueryReader.read(TestRecords.table(engine, file), QueryTexts.ALL);
    var ids = new ArrayList<@Nullable Object>();

    try (var rows = engine.export(file, query, new Cancellation())) {
      rows.forEachRemaining(row -> ids.add(row.getFirst()));
    }

    assertThat(ids).hasSize(TestRecords.ROWS).startsWith("S0").endsWith("S999");
  }

  @Test
  void export_closedBeforeItsEnd_givesItsPlaceBack() {
    var query = QueryReader.read(TestRecords.table(engine, file), QueryTexts.ALL);

    for (int i = 0; i <= RecordLimits.PORTAL.exports(); i++) {
      try (var rows = engine.export(file, query, new Cancellation())) {
        assertThat(rows).hasNext();
      }
    }
  }

  @Test
  void exportAsParquet_withNamesAndCondition_isReadAgain() throws IOException, SQLException {
    var table = TestRecords.table(engine, file);
    var texts = new QueryTexts("zone as \"the zone\", sum(lines) as n", "zone = 'z1'", "zone", "");

    var written = engine.exportAsParquet(file, QueryReader.read(table, texts), new Cancellation());

    assertThat(TestRecords.firstColumn(kept(written))).containsExactly("z1");
    try (var left = Files.list(folder.resolve("scratch"))) {
      assertThat(left).noneMatch(path -> path.toString().endsWith(".parquet"));
    }
  }

  private Path kept(FileChannel written) throws IOException {
    var target = folder.resolve("out.parquet");
    try (written) {
      Files.copy(Channels.newInputStream(written), target, REPLACE_EXISTING);
    }
    return target;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {"stop_id; ; lines desc", "zone, count(*) as n; zone; n desc", "stop_id; ; ~~"})
  void pageAsParquet_anyOrder_hasTheRowsOfThePage(String select, String group, String order)
      throws IOException, SQLException {
    var texts = new QueryTexts(select, "", group == null ? "" : group, order);
    var query = QueryReader.read(TestRecords.table(engine, file), texts);
    var first = engine.page(file, query, Optional.empty(), 2);
    var second = engine.page(file, query, first.next(), 2);

    var written = engine.pageAsParquet(file, query, first.next(), 2, new Cancellation());

    assertThat(TestRecords.firstColumn(kept(written)))
        .isEqualTo(second.rows().stream().map(List::getFirst).toList());
  }

  @Test
  void pageAsParquet_sumsOfNumbers_hasTheRowsOfThePage() throws IOException, SQLException {
    var sums = TestRecords.writeSums(folder);
    var texts = new QueryTexts("grp, sum(val) as s", "", "grp", "s desc");
    var query = QueryReader.read(TestRecords.table(engine, sums), texts);
    var place = Optional.<Position>empty();
    do {
      var page = engine.page(sums, query, place, 100);

      var written = engine.pageAsParquet(sums, query, place, 100, new Cancellation());

      assertThat(TestRecords.firstColumn(kept(written)))
          .isEqualTo(page.rows().stream().map(List::getFirst).toList());
      place = page.next();
    } while (place.isPresent());
  }

  @Test
  void decode_otherScopeKeyOrDamaged_isNothing() {
    var cursors = TestRecords.CURSORS;
    var cursor = cursors.encode("a", new Position(List.of("x", 1L)));
    var otherKey = new byte[Cursors.KEY_BYTES];
    otherKey[0] = 1;

    assertThat(cursors.decode("a", cursor)).contains(new Position(List.of("x", 1L)));
    assertThat(cursors.decode("b", cursor)).isEmpty();
    assertThat(cursors.decode("a", cursor + "AAAA")).isEmpty();
    assertThat(cursors.decode("a", "!")).isEmpty();
    assertThat(new Cursors(otherKey).decode("a", cursor)).isEmpty();
  }

  private static long number(@Nullable Object value) {
    return value instanceof Long number ? number : 0;
  }
}
