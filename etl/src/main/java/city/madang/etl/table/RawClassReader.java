package city.madang.etl.table;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.risk.ClassSize;
import city.madang.etl.privacy.risk.ClassSizes;
import city.madang.etl.privacy.verify.ReleasedClass;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Counts the classes of a staged table, as if it were published raw.
///
/// Entities are counted exactly, by their ids. The engine groups twice instead of keeping a set for
/// each class, so that it can spill.
final class RawClassReader {
  private final Session session;
  private final Table table;
  private final List<Field> quasi;
  private final boolean rowIsEntity;

  RawClassReader(Session session, Table table, boolean rowIsEntity) {
    this.session = session;
    this.table = table;
    this.quasi = table.quasi();
    this.rowIsEntity = rowIsEntity;
  }

  /// How many classes of each size there are.
  ClassSizes sizes(Path checked) {
    var sizes = new ClassSizes();
    session.query(
        "SELECT _rows, _entities, count(*) FROM (%s) GROUP BY ALL".formatted(classes(checked)),
        row -> sizes.add(new ClassSize(row.getLong(1), row.getLong(2)), row.getLong(3)));
    return sizes;
  }

  /// The classes with their raw values.
  Stream<ReleasedClass> stream(Path checked) {
    var rows = ResultRows.of(session, classes(checked));
    return rows.stream(this::rawClass).onClose(rows::close);
  }

  private ReleasedClass rawClass(ResultSet row) throws SQLException {
    var tuple = new ArrayList<String>(quasi.size());
    for (int i = 0; i < quasi.size(); i++) {
      tuple.add(row.getString(i + 1));
    }
    return new ReleasedClass(tuple, row.getLong(quasi.size() + 1), row.getLong(quasi.size() + 2));
  }

  private String classes(Path checked) {
    return "SELECT %s sum(_n)::BIGINT AS _rows, %s AS _entities FROM (%s) %s HAVING count(*) > 0"
        .formatted(
            TupleSql.names(quasi),
            rowIsEntity ? "sum(_n)::BIGINT" : "count(*)",
            pairs(checked),
            TupleSql.grouping(quasi));
  }

  /// One row for each tuple, or for each tuple and entity.
  private String pairs(Path checked) {
    return "SELECT %s %s count(*) AS _n FROM %s GROUP BY ALL"
        .formatted(TupleSql.texts(quasi, ""), rowIsEntity ? "" : entity(), Sql.parquet(checked));
  }

  private String entity() {
    var field = table.entity().orElseThrow();
    return "coalesce(%s, '') AS _entity,".formatted(FieldSql.text(field, Sql.name(field)));
  }
}
