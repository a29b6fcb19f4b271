package city.madang.etl.records;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.records.query.QueryTexts;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Places are found by the map of a copy, and the rows are the ones of the released file.
class PlacesTest {
  private static final CopyLimits NONE = new CopyLimits(Long.MAX_VALUE, 0, 0);
  private static final CopyLimits ALL = new CopyLimits(0, Long.MAX_VALUE, Long.MAX_VALUE);
  private static final String ROWS =
      "COPY (SELECT i AS id, hash(i) % 97 / 8.0::DOUBLE AS fare, (hash(i) % 2001)::BIGINT AS grp,"
          + " (hash(i * 7) % 1000003) / 7.0::DOUBLE AS val, %s FROM range(60000) t(i)) TO '%s'"
          + " (FORMAT parquet)";

  @TempDir Path folder;
  private RecordEngine ofFiles;
  private RecordEngine ofCopies;

  @BeforeEach
  void open() {
    ofFiles = new RecordEngine(folder.resolve("files"), RecordLimits.PORTAL, NONE);
    ofCopies = new RecordEngine(folder.resolve("copies"), RecordLimits.PORTAL, ALL);
  }

  @AfterEach
  void close() {
    ofFiles.close();
    ofCopies.close();
  }

  /// A city, some places on the other side of the earth and at its ends, some that are wrong.
  private Path write() throws SQLException {
    return write(
        """
        CASE WHEN i % 211 = 0 THEN NULL WHEN i % 97 = 0 THEN [90.0, -90.0, 89.99, 0.0][1 + i % 4]
          ELSE 36.45 + hash(i * 3) % 15000 / 100000.0 END::DOUBLE AS lat,
        CASE WHEN i % 223 = 0 THEN NULL WHEN i % 101 = 0 THEN [180.0, -180.0, 179.999, 487.25, 'NaN'::DOUBLE][1 + i % 5]
          ELSE 127.2 + hash(i * 7) % 15000 / 100000.0 END::DOUBLE AS lon\
        """);
  }

  private Path write(String places) throws SQLException {
    var file = folder.resolve("places.parquet");
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute(ROWS.replace("%s FROM", places + " FROM").replace("%s", file.toString()));
    }
    return file;
  }

  private void assertSame(Path file, QueryTexts texts, int limit) {
    var expected = TestRecords.walk(ofFiles, file, texts, limit);
    TestRecords.walk(ofCopies, file, new QueryTexts("", "", "", ""), limit);
    Awaitility.await().until(() -> ofCopies.isCopied(file));

    assertThat(TestRecords.walk(ofCopies, file, texts, limit)).as("%s", texts).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "in_bbox(36.5, 127.25, 36.502, 127.252)",
        "in_bbox(36.5, 127.25, 36.55, 127.3)",
        "in_bbox(-90, -180, 90, 180)",
        "in_bbox(-90, 179, 90, -179)",
        "in_bbox(0, 0, 0, 0)",
        "within_distance(36.5, 127.25, 300)",
        "within_distance(36.5, 127.25, 3000) and fare > 6",
        "within_distance(0, 180, 1000)",
        "within_distance(90, 0, 5000)",
        "within_distance(-89.9999, 3, 20000000)",
        "within_distance(36.5, 127.25, 300) and not in_bbox(36.5, 127.25, 36.502, 127.252)",
        "within_distance(36.5, 127.25, 300) and within_distance(36.503, 127.25, 200)",
        "within_distance(36.5, 127.25, 300) or id = 5",
        "not within_distance(36.5, 127.25, 20000)",
      })
  void page_ofPlaces_hasTheRowsOfTheFile(String where) throws SQLException {
    var file = write();

    assertSame(file, new QueryTexts("id, lat, lon", where, "", ""), 700);
    assertSame(file, new QueryTexts("id", where, "", "fare desc"), 30_000);
    assertSame(file, new QueryTexts("fare, count(*), max(id)", where, "fare", "fare"), 1_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5::DOUBLE AS lat, 2.5::DOUBLE AS lon",
        "NULL::DOUBLE AS lat, 0.0::DOUBLE AS lon"
      })
  void page_ofOnePlaceOrNone_hasTheRowsOfTheFile(String places) throws SQLException {
    var texts = new QueryTexts("id", "within_distance(1.5, 2.5, 10)", "", "");

    assertSame(write(places), texts, 30_000);
  }

  @Test
  void page_sortedBySumsOfFractions_isTheSameFromFileAndCopy() throws SQLException {
    var texts = new QueryTexts("grp, sum(val) as s, avg(val)", "", "grp", "s desc");

    assertSame(write(), texts, 500);
  }
}
