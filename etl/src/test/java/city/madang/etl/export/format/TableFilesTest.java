package city.madang.etl.export.format;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.export.LeftOut;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads each format back with a reader that is not ours, and compares every value.
class TableFilesTest {
  private static final String DUCKDB = "jdbc:duckdb:";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Of the columns, as text that is exact in every format.
  private static final String EXACT =
      "text, whole, number, truth, day::VARCHAR, \"time of day\"::VARCHAR,"
          + " replace(moment::VARCHAR, ' ', 'T'), year, lat, lon, fid";

  @TempDir Path folder;

  @Test
  void csv_readByDuckdb_isTheTable() throws SQLException, IOException {
    ReleasedTable.write(folder, ReleasedTable.ROWS, 2);

    var types =
        "{'text': 'VARCHAR', 'whole': 'BIGINT', 'number': 'DOUBLE', 'truth': 'BOOLEAN',"
            + " 'day': 'DATE', 'time of day': 'TIME', 'moment': 'TIMESTAMP', 'year': 'INTEGER',"
            + " 'lat': 'DOUBLE', 'lon': 'DOUBLE', 'fid': 'VARCHAR'}";
    for (var name : List.of("things.csv", "things.csv.gz")) {
      var read =
          "SELECT %s FROM read_csv('%s', header = true, columns = %s, allow_quoted_nulls = false)"
              .formatted(EXACT, folder.resolve(name), types);
      assertThat(ReleasedTable.query(DUCKDB, read)).as(name).isEqualTo(expected());
    }
    assertThat(unpacked("things.csv.gz")).isEqualTo(Files.readString(folder.resolve("things.csv")));
  }

  @Test
  void jsonLines_readByJackson_isTheTable() throws SQLException, IOException {
    ReleasedTable.write(folder, ReleasedTable.ROWS, 2);

    var rows = new ArrayList<List<@Nullable Object>>();
    for (var line : unpacked("things.ndjson.gz").lines().toList()) {
      rows.add(values(JSON.readTree(line)));
    }
    assertThat(rows).isEqualTo(expected());
  }

  @Test
  void geoJson_readByJackson_isTheTableWithPlaces() throws SQLException, IOException {
    ReleasedTable.write(folder, ReleasedTable.ROWS, 2);

    var root = JSON.readTree(Files.readString(folder.resolve("things.geojson")));
    assertThat(root.path("type").asString()).isEqualTo("FeatureCollection");
    var rows = new ArrayList<List<@Nullable Object>>();
    var places = new ArrayList<String>();
    for (var feature : root.path("features")) {
      rows.add(values(feature.path("properties")));
      places.add(feature.path("geometry").path("coordinates").toString());
    }
    assertThat(rows).isEqualTo(expected());
    assertThat(places)
        .startsWith("[127.0,37.5]", "[-70.125,-33.25]")
        .element(3)
        .isEqualTo("[0.0,0.0]");
    assertThat(root.path("features").get(2).path("geometry").isNull()).isTrue();
  }

  @Test
  void geoPackage_readBySqlite_isTheTableWithPlaces() throws SQLException {
    ReleasedTable.write(folder, ReleasedTable.ROWS, 2);

    var layer =
        sqlite(
            "SELECT text, whole, number, truth, day, \"time of day\", moment, year, lat, lon, fid"
                + " FROM things ORDER BY fid_");
    assertThat(layer).map(TableFilesTest::comparable).isEqualTo(comparable());
    assertThat(sqlite("SELECT last_change FROM gpkg_contents"))
        .isEqualTo(List.of(List.of("2026-11-24T00:00:00.000Z")));
    assertThat(sqlite("PRAGMA application_id")).isEqualTo(List.of(List.of(0x47504B47)));
    assertThat(sqlite("PRAGMA integrity_check")).isEqualTo(List.of(List.of("ok")));
    assertThat(sqlite("PRAGMA foreign_key_check")).isEmpty();
    assertThat(sqlite("SELECT min_x, min_y, max_x, max_y, srs_id FROM gpkg_contents"))
        .isEqualTo(List.of(List.of(-70.125, -33.25, 127.0, 37.5, 4326)));
    assertThat(sqlite("SELECT column_name, geometry_type_name FROM gpkg_geometry_columns"))
        .isEqualTo(List.of(List.of("geom", "POINT")));
    assertThat(sqlite("SELECT id FROM rtree_things_geom WHERE minx > 100 AND maxy < 90"))
        .isEqualTo(List.of(List.of(1)));
    assertThat(sqlite("SELECT hex(geom) FROM things WHERE fid_ = 1"))
        .isEqualTo(
            List.of(
                List.of(
                    "47500001E6100000" + "0101000000" + "0000000000C05F40" + "0000000000C04240")));
  }

  @Test
  void xlsx_readByFastexcel_isTheTable() throws SQLException, IOException {
    ReleasedTable.write(folder, ReleasedTable.ROWS, 2);

    try (InputStream in = Files.newInputStream(folder.resolve("things.xlsx"));
        var workbook = new ReadableWorkbook(in)) {
      var rows = workbook.getFirstSheet().read();
      assertThat(workbook.getFirstSheet().getName()).isEqualTo("things");
      assertThat(rows.getFirst().stream().map(Cell::getText))
          .containsExactly(
              "text",
              "whole",
              "number",
              "truth",
              "day",
              "time of day",
              "moment",
              "year",
              "lat",
              "lon",
              "fid");
      var first = rows.get(1);
      assertThat(first.getCell(0).getText()).isEqualTo("a");
      assertThat(first.getCell(1).asNumber()).isEqualByComparingTo("1");
      assertThat(first.getCell(2).asNumber()).isEqualByComparingTo("1.5");
      assertThat(first.getCell(3).asBoolean()).isTrue();
      assertThat(first.getCell(4).asDate().toLocalDate()).isEqualTo(LocalDate.of(2026, 11, 24));
      assertThat(first.getCell(5).asDate().toLocalTime()).isEqualTo(LocalTime.of(23, 59, 59));
      assertThat(first.getCell(6).asDate()).isEqualTo(LocalDateTime.of(2026, 11, 24, 6, 0));
      assertThat(first.getCell(7).asNumber()).isEqualByComparingTo("1984");
      assertThat(first.getCell(10).getType()).isEqualTo(CellType.STRING);
      assertThat(first.getCell(10).getText()).isEmpty();
      assertThat(rows.get(2).getCell(0).getText()).isEqualTo("한글 \"따옴표\", 쉼표");
      assertThat(rows.get(2).getCell(1).getText()).isEqualTo("9007199254740993");
      assertThat(rows.get(2).getCell(4).getText()).isEqualTo("1899-12-31");
      assertThat(rows.get(2).getCell(10).getText()).isEqualTo("line\nfeed");
      assertThat(rows.get(3).getCell(0).getType()).isEqualTo(CellType.STRING);
      assertThat(rows.get(3).getCell(0).getText()).isEqualTo("=1+1");
      assertThat(rows.get(3).getOptionalCell(3)).isEmpty();
      assertThat(rows.get(3).getCell(6).asDate())
          .isEqualTo(LocalDateTime.of(2024, 2, 29, 23, 59, 59));
      // What XML cannot hold comes back as ECMA-376 escapes it, which this reader leaves to us.
      assertThat(unescaped(rows.get(4).getCell(0).getText())).isEqualTo(" <&>_x0041_ \r\t𝄞 ");
      assertThat(rows).hasSize(6);
    }
  }

  @Test
  void write_again_isTheSameToTheByte() throws SQLException, IOException {
    var many = "SELECT * FROM (" + ReleasedTable.ROWS + "), range(20000) ORDER BY ALL";
    var columns = "text, whole, number, truth, day, \"time of day\", moment, year, lat, lon, fid";
    var select = "SELECT " + columns + " FROM (" + many + ")";
    var one = Files.createDirectories(folder.resolve("one"));
    var two = Files.createDirectories(folder.resolve("two"));

    ReleasedTable.write(one, select, 1);
    ReleasedTable.write(two, select, 2);

    assertThat(contents(two)).isEqualTo(contents(one)).hasSize(6);
  }

  @Test
  void write_tooMuchForASheet_isLeftOutWithTheReason() throws SQLException {
    var select = ReleasedTable.ROWS.replace("'=1+1'", "repeat('a', 32768)");

    var leftOut = ReleasedTable.write(folder, select, 2);

    assertThat(leftOut)
        .containsExactly(
            new LeftOut("things.xlsx", "a text is longer than the 32767 characters of a cell"));
    assertThat(folder.resolve("things.xlsx")).doesNotExist();
    assertThat(Xlsx.findFault(1_048_576, 3, 0)).get().asString().contains("1048575");
    assertThat(Xlsx.findFault(1_048_575, 3, 0)).isEmpty();
  }

  @Test
  void write_generalizedPlace_hasNoMap() throws SQLException {
    var select =
        "SELECT * REPLACE (CASE WHEN lat IS NULL THEN NULL ELSE '[30, 40)' END AS lat) FROM ("
            + ReleasedTable.ROWS
            + ")";

    assertThat(ReleasedTable.write(folder, select, 2))
        .extracting(LeftOut::name)
        .containsExactly("things.geojson", "things.gpkg");
    assertThat(folder.resolve("things.gpkg")).doesNotExist();
  }

  private List<List<@Nullable Object>> expected() throws SQLException {
    return ReleasedTable.query(
        DUCKDB, "SELECT %s FROM '%s'".formatted(EXACT, folder.resolve("things.parquet")));
  }

  /// The expected rows as SQLite has them: truth is 0 or 1, small whole numbers are `Integer`.
  private List<List<@Nullable Object>> comparable() throws SQLException {
    return expected().stream().map(TableFilesTest::comparable).toList();
  }

  private static List<@Nullable Object> comparable(List<@Nullable Object> row) {
    var values = new ArrayList<@Nullable Object>();
    for (var value : row) {
      values.add(
          switch (value) {
            case Boolean truth -> truth ? 1L : 0L;
            case Integer whole -> Long.valueOf(whole);
            case null, default -> value;
          });
    }
    return values;
  }

  private List<List<@Nullable Object>> sqlite(String sql) throws SQLException {
    return ReleasedTable.query("jdbc:sqlite:" + folder.resolve("things.gpkg"), sql);
  }

  private static List<@Nullable Object> values(JsonNode row) {
    var values = new ArrayList<@Nullable Object>();
    for (var property : row.properties()) {
      var value = property.getValue();
      values.add(
          switch (value.getNodeType()) {
            case NULL -> null;
            case BOOLEAN -> value.asBoolean();
            case STRING -> value.asString();
            default ->
                Set.of("whole").contains(property.getKey())
                    ? (Object) value.asLong()
                    : property.getKey().equals("year") ? value.asInt() : (Object) value.asDouble();
          });
    }
    return values;
  }

  private String unpacked(String name) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(folder.resolve(name)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String unescaped(String text) {
    return text.replace("_x000D_", "\r").replace("_x005F_", "_");
  }

  private static Map<String, Integer> contents(Path folder) throws IOException {
    var contents = new TreeMap<String, Integer>();
    try (var files = Files.list(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("things.parquet")) {
          contents.put(
              String.valueOf(file.getFileName()), Arrays.hashCode(Files.readAllBytes(file)));
        }
      }
    }
    return contents;
  }
}
