package city.madang.etl.table;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.verify.ReleasedClass;
import city.madang.etl.source.Sha256;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Counts the classes of a released file from its bytes.
///
/// Entities are counted by their ids, not by the hashes that the plan was made from.
final class ClassReader {
  private final Session session;
  private final List<Field> quasi;
  private final Table table;
  private final Path released;

  ClassReader(Session session, Table table, Path released) {
    this.session = session;
    this.quasi = table.quasi();
    this.table = table;
    this.released = released;
  }

  /// The classes when each row is its own entity.
  Stream<ReleasedClass> byRow() {
    return stream(
        "SELECT %s count(*), count(*) FROM %s r %s".formatted(tuple(), file(), closing()));
  }

  /// The classes with the distinct entities behind them.
  Stream<ReleasedClass> byEntity(Path checked) {
    var lineage = Releaser.lineage(checked);
    requireSameFile(lineage);
    var entity = table.entity().orElseThrow();
    return stream(
        ("SELECT %s count(*), count(DISTINCT %s) FROM %s r"
                + " JOIN %s l ON l.file_row_number = r.file_row_number"
                + " JOIN %s c ON c._row = l._row %s")
            .formatted(
                tuple(),
                "coalesce(c." + Sql.name(entity) + "::VARCHAR, '')",
                file(),
                Sql.numberedParquet(lineage),
                Sql.parquet(checked),
                closing()));
  }

  /// @throws TableException if `lineage` does not belong to the released file
  void requireSameFile(Path lineage) {
    var bound =
        session.queryLong(
            "SELECT count(*) FROM parquet_kv_metadata(%s) WHERE key = '%s' AND value = '%s'"
                .formatted(Sql.pattern(lineage), Releaser.RELEASED, Sha256.of(released)));
    var complete =
        session.queryLong(
            "SELECT count(*) FROM (SELECT count(*) AS n FROM %s) r,"
                    .formatted(Sql.parquet(released))
                + " (SELECT count(*) AS n, count(DISTINCT _row) AS d FROM %s) l"
                    .formatted(Sql.parquet(lineage))
                + " WHERE r.n = l.n AND r.n = l.d");
    if (bound != 1 || complete != 1) {
      throw session.failure("the lineage is of another released file; release again");
    }
  }

  private Stream<ReleasedClass> stream(String sql) {
    var rows = ResultRows.of(session, sql);
    return rows.stream(this::released).onClose(rows::close);
  }

  private ReleasedClass released(ResultSet row) throws SQLException {
    var tuple = new ArrayList<String>(quasi.size());
    for (int i = 0; i < quasi.size(); i++) {
      tuple.add(row.getString(i + 1));
    }
    return new ReleasedClass(tuple, row.getLong(quasi.size() + 1), row.getLong(quasi.size() + 2));
  }

  private String tuple() {
    return IntStream.range(0, quasi.size())
        .mapToObj(
            i -> "coalesce(r.%s, '') AS %s, ".formatted(Sql.name(quasi.get(i)), TupleSql.name(i)))
        .collect(Collectors.joining());
  }

  private String file() {
    return Sql.numberedParquet(released);
  }

  private String closing() {
    return TupleSql.grouping(quasi) + " HAVING count(*) > 0 " + TupleSql.ordering(quasi);
  }
}
