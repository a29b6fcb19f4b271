package city.madang.portal.openapi.example;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.IndexRule.Location;
import city.madang.etl.records.RecordEngine;
import city.madang.etl.records.RecordLimits;
import city.madang.etl.records.query.QueryReader;
import city.madang.etl.records.query.QueryTexts;
import city.madang.etl.records.query.RecordTable;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableExamplesTest {
  private static final Location PLACE = new Location("lat", "lon");

  @TempDir Path folder;
  private RecordEngine engine;

  @BeforeEach
  void open() {
    engine = new RecordEngine(folder.resolve("scratch"), RecordLimits.PORTAL);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'a' AS x",
        "SELECT NULL::VARCHAR AS x, NULL::DOUBLE AS y",
        "SELECT '' AS x, 'nan'::DOUBLE AS y, 'infinity'::DATE AS z",
        "SELECT 'it''s 100%' AS \"not\", '\\_%' AS \"a \"\"b\"\" c\", -1.5e300 AS \"값\"",
        "SELECT repeat('긴', 100) AS x, chr(9) || 'y' AS y, '🚲🚲🚲' AS z",
        "SELECT -9223372036854775808 AS i, true AS b, DATE '0001-01-01' AS d, 1::INTEGER AS y",
        "SELECT i::BIGINT AS count, i::BIGINT AS rows, 'm' || i AS month FROM range(300) t(i)",
        "SELECT TIMESTAMP '2026-11-24 10:00:00.123456' AS date, TIME '24:00:00' AS time",
        "SELECT 90.0::DOUBLE AS lat, -180.0::DOUBLE AS lon UNION ALL SELECT 95, 500",
        "SELECT NULL::DOUBLE AS lat, 1.0::DOUBLE AS lon UNION ALL SELECT 0.00001, 1e-7"
      })
  void examples_oddTables_eachHasARow(String rows) {
    var sample = sample(rows);

    for (var example : TableExamples.of(sample)) {
      var texts = texts(example);
      var query = QueryReader.read(sample.table(), texts);
      var page = engine.page(folder.resolve("t.parquet"), query, Optional.empty(), 1);
      assertThat(page.rows()).as(texts.toString()).isNotEmpty();
    }
    assertThat(TableExamples.of(sample).stream().map(Example::parameter))
        .contains("select", "orderby");
  }

  @Test
  void examples_tableWithoutRows_areNone() {
    assertThat(TableExamples.of(sample("SELECT 1 AS x WHERE false"))).isEmpty();
  }

  private static QueryTexts texts(Example example) {
    var all = new HashMap<>(example.with());
    all.put(example.parameter(), example.value());
    return new QueryTexts(
        all.getOrDefault("select", ""),
        all.getOrDefault("where", ""),
        all.getOrDefault("groupby", ""),
        all.getOrDefault("orderby", ""));
  }

  private Sample sample(String rows) {
    var file = folder.resolve("t.parquet");
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute("COPY (%s) TO '%s' (FORMAT parquet)".formatted(rows, file));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    var fields = engine.describe(file);
    var placed = fields.stream().anyMatch(field -> field.name().equals("lat"));
    var table = new RecordTable("t", fields, placed ? Optional.of(PLACE) : Optional.empty());
    var query = QueryReader.read(table, QueryTexts.ALL);
    return Sample.of(table, engine.page(file, query, Optional.empty(), 100));
  }
}
