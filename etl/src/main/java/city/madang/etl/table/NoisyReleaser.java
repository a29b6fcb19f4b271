package city.madang.etl.table;

import city.madang.etl.dataset.NoisePolicy;
import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.noise.KeyDomain;
import city.madang.etl.privacy.noise.NoisyCells;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Counts and sums per key in the engine, and writes them with their noise.
final class NoisyReleaser {
  private final Session session;
  private final Table table;
  private final NoisePolicy policy;
  private final KeyDomain domain;
  private final int keys;
  private final int sums;

  NoisyReleaser(Session session, Table table, KeyDomain domain) {
    this.session = session;
    this.table = table;
    this.policy = table.noise().orElseThrow();
    this.domain = domain;
    this.keys = table.quasi().size();
    this.sums = policy.sums().size();
  }

  void release(Path checked, String order, NoisyCells noise, Path target) {
    loadKeys();
    session.execute(NoisySql.createExact(checked, table, policy, order));
    session.execute(NoisySql.createNoisy(keys, sums));
    addNoise(noise);
    session.execute(Sql.copyToParquet(NoisySql.released(table), target));
  }

  private void loadKeys() {
    try {
      for (int i = 0; i < keys; i++) {
        session.execute(NoisySql.createKey(i));
        try (var appender = session.connection().createAppender("_key" + i)) {
          for (var entry : domain.labels().get(i).entrySet()) {
            appender.beginRow();
            appender.append(entry.getKey());
            appender.append(entry.getValue());
            appender.endRow();
          }
        }
      }
    } catch (SQLException e) {
      throw session.failure(e);
    }
  }

  /// Reads on one connection and writes on another: an answer is not held in memory.
  private void addNoise(NoisyCells noise) {
    try (var writing = session.connection().duplicate().unwrap(DuckDBConnection.class);
        var appender = writing.createAppender("_noisy");
        var rows = ResultRows.of(session, NoisySql.cells(keys, sums, domain.everyCell()))) {
      for (var cells = rows.iterator(this::cell); cells.hasNext(); ) {
        var released = noise.release(cells.next());
        if (released.isPresent()) {
          append(appender, released.get());
        }
      }
    } catch (SQLException e) {
      throw session.failure(e);
    }
  }

  private NoisyCells.Cell cell(ResultSet row) throws SQLException {
    var key = new ArrayList<String>();
    for (int i = 1; i <= keys; i++) {
      key.add(row.getString(i));
    }
    var exactSums = new ArrayList<Long>();
    for (int i = 1; i <= sums; i++) {
      exactSums.add(row.getLong(keys + 1 + i));
    }
    return new NoisyCells.Cell(key, row.getLong(keys + 1), exactSums);
  }

  private static void append(DuckDBAppender appender, NoisyCells.Cell cell) throws SQLException {
    appender.beginRow();
    for (var label : cell.key()) {
      appender.append(label);
    }
    appender.append(cell.count());
    for (long sum : cell.sums()) {
      appender.append(sum);
    }
    appender.endRow();
  }
}
