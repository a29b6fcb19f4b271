package city.madang.etl.table;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.histogram.Cell;
import city.madang.etl.privacy.histogram.Histogram;
import city.madang.etl.privacy.histogram.SensitiveField;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Groups a staged table by its quasi-identifiers.
///
/// With sensitive fields there is one cell for each combination of their values too; the histogram
/// adds them up, so that no group has to hold a list of values.
final class HistogramReader {
  private static final long[] NONE = {};

  /// What one entity of one tuple takes at most while it is grouped; measured with 100,000,000.
  private static final long BYTES_PER_ENTITY = 48;

  private final Session session;
  private final Table table;
  private final List<Field> quasi;
  private final List<Field> sensitive;

  HistogramReader(Session session, Table table) {
    this.session = session;
    this.table = table;
    this.quasi = table.quasi();
    this.sensitive = table.sensitive();
  }

  /// The histogram when each row is its own entity.
  Histogram readRows(Path checked) {
    return histogram(cells(countRows(checked), 0));
  }

  /// The histogram that counts entities, in as many passes as the memory asks for: the sets of one
  /// pass must fit into it, for the engine cannot spill them.
  ///
  /// @param k the most entity hashes of a cell
  /// @param memoryBytes of the engine
  Histogram readEntities(Path checked, int k, long memoryBytes) {
    long rows = session.queryLong("SELECT count(*) FROM " + Sql.parquet(checked));
    int passes = Math.toIntExact(1 + rows * BYTES_PER_ENTITY / memoryBytes);
    return histogram(
        IntStream.range(0, passes)
            .boxed()
            .flatMap(pass -> cells(countEntities(checked, k, pass, passes), k)));
  }

  private Histogram histogram(Stream<Cell> cells) {
    var fields = quasi.stream().map(Field::name).toList();
    try (cells) {
      return Histogram.of(fields, sensitiveFields(), Integer.MAX_VALUE, cells);
    }
  }

  private Stream<Cell> cells(String sql, int k) {
    var rows = ResultRows.of(session, sql);
    return rows.stream(row -> cell(row, k)).onClose(rows::close);
  }

  private Cell cell(ResultSet row, int k) throws SQLException {
    var tuple = new ArrayList<String>(quasi.size());
    for (int i = 0; i < quasi.size(); i++) {
      tuple.add(row.getString(i + 1));
    }
    int next = quasi.size() + sensitive.size() + 1;
    long rows = row.getLong(next);
    var entities = k == 0 ? NONE : hashes(row.getArray(next + 1));
    return new Cell(tuple, rows, entities, counts(row, rows));
  }

  private List<Map<String, Long>> counts(ResultSet row, long rows) throws SQLException {
    var counts = new ArrayList<Map<String, Long>>(sensitive.size());
    for (int i = 0; i < sensitive.size(); i++) {
      counts.add(Map.of(row.getString(quasi.size() + i + 1), rows));
    }
    return counts;
  }

  private List<SensitiveField> sensitiveFields() {
    return sensitive.stream().map(field -> new SensitiveField(field.name(), field.type())).toList();
  }

  private static long[] hashes(Array array) throws SQLException {
    var values = (Object[]) array.getArray();
    var hashes = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      hashes[i] = (Long) values[i];
    }
    return hashes;
  }

  private String countRows(Path checked) {
    return "SELECT %s count(*) FROM %s %s HAVING count(*) > 0"
        .formatted(texts(), Sql.parquet(checked), TupleSql.grouping(quasi, sensitive));
  }

  private String texts() {
    return TupleSql.texts(quasi, "") + TupleSql.releasedTexts(sensitive);
  }

  /// First one row for each tuple and entity, so that a busy entity is counted once. Values become
  /// texts at the end: to group numbers is cheaper, and the histogram adds up what becomes equal.
  private String countEntities(Path checked, int k, int pass, int passes) {
    return "SELECT %s sum(_rows)::BIGINT, min(_entity, %d) FROM (%s) %s HAVING count(*) > 0"
        .formatted(
            TupleSql.namedTexts(quasi, sensitive),
            k,
            entities(checked, pass, passes),
            TupleSql.grouping(quasi, sensitive));
  }

  private String entities(Path checked, int pass, int passes) {
    var entity = table.entity().orElseThrow();
    // 63 bits, so that signed and unsigned order agree.
    var hash = "(hash(%s) >> 1)::BIGINT".formatted(FieldSql.text(entity, Sql.name(entity)));
    return "SELECT %s %s AS _entity, count(*) AS _rows FROM %s %s GROUP BY ALL"
        .formatted(
            TupleSql.values(quasi, sensitive), hash, Sql.parquet(checked), ofPass(pass, passes));
  }

  /// All rows of a tuple belong to one pass.
  private String ofPass(int pass, int passes) {
    var tuple = Sql.list(quasi, Sql::name);
    return passes == 1 ? "" : "WHERE hash(%s) %% %d = %d".formatted(tuple, passes, pass);
  }
}
