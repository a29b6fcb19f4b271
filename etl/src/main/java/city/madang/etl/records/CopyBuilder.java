package city.madang.etl.records;

import city.madang.etl.dataset.IndexRule.Location;
import city.madang.etl.records.sql.Sql;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the copy of a released file: its rows, and their places in the order of the map.
final class CopyBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(CopyBuilder.class);

  /// About what the engine reads or skips as one.
  private static final int PART_ROWS = 30_000;

  private @Nullable Statement underway;
  private boolean cancelled;

  void write(Path file, Copy copy) {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      begin(statement);
      for (var sql : statements(file, copy)) {
        if (isCancelled()) {
          throw new SQLException("closed");
        }
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw Failures.of(e);
    } finally {
      end();
    }
  }

  private static List<String> statements(Path file, Copy copy) {
    var rows = copy.name() + "." + Sql.COPIED;
    var sql =
        new ArrayList<>(
            List.of(
                "SET memory_limit = '256MiB'",
                "SET threads = 1",
                "SET temp_directory = " + text(spill(copy)),
                "ATTACH %s AS %s".formatted(text(copy.database()), copy.name()),
                "CREATE TABLE %s AS SELECT * FROM %s".formatted(rows, Sql.rows(file))));
    copy.location().ifPresent(location -> sql.add(places(copy, location)));
    sql.add("DETACH " + copy.name());
    return sql;
  }

  /// Where a large sort goes; the engine deletes it.
  private static Path spill(Copy copy) {
    return copy.database().resolveSibling(copy.name() + ".spill");
  }

  private static String text(Path path) {
    return Sql.text(path.toAbsolutePath().toString());
  }

  /// In strips from south to north, each from west to east, so that a part of the table is one of
  /// the map. Few places far away, or wrong ones, do not make the strips wider.
  private static String places(Copy copy, Location location) {
    return """
    CREATE TABLE %1$s.%2$s AS
    WITH placed AS (SELECT %5$s, %6$s, %4$s FROM %1$s.%3$s WHERE %5$s IS NOT NULL AND %6$s IS NOT NULL),
      extent AS (SELECT approx_quantile(%5$s, 0.01) AS south,
        nullif(approx_quantile(%5$s, 0.99) - approx_quantile(%5$s, 0.01), 0) / ceil(sqrt(count(*) / %7$d)) AS strip FROM placed)
    SELECT placed.* FROM placed, extent ORDER BY floor((%5$s - south) / strip), %6$s
    """
        .formatted(
            copy.name(),
            Sql.PLACES,
            Sql.COPIED,
            Sql.ROW,
            Sql.name(location.latitude()),
            Sql.name(location.longitude()),
            PART_ROWS);
  }

  private synchronized void begin(Statement statement) {
    underway = statement;
  }

  private synchronized void end() {
    underway = null;
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }

  /// Ends what is under way; nothing is written any more.
  synchronized void cancel() {
    cancelled = true;
    try {
      if (underway != null) {
        underway.cancel();
      }
    } catch (SQLException e) {
      LOG.debug("the copy had ended already", e);
    }
  }
}
