package city.madang.etl.table;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.attack.LinkKey;
import city.madang.etl.privacy.attack.LinkKeyColumns;
import java.nio.file.Path;
import java.util.List;

/// Counts rows that one column or two single out, a pass for each combination.
final class LinkKeyReader {
  private final Session session;
  private final Table table;

  LinkKeyReader(Session session, Table table) {
    this.session = session;
    this.table = table;
  }

  List<LinkKey> read(Path released, Path checked) {
    return LinkKeyColumns.combinations(table).stream()
        .map(
            columns ->
                new LinkKey(
                    columns.stream().map(Field::name).toList(),
                    share(checked, columns),
                    share(released, columns)))
        .toList();
  }

  /// No value is a value too: to be the only row without one singles out as well.
  private double share(Path file, List<Field> columns) {
    var share = new double[1];
    session.query(
        "SELECT coalesce(count(*) FILTER (n = 1) / sum(n), 0) FROM (SELECT count(*) AS n FROM %s GROUP BY %s)"
            .formatted(Sql.parquet(file), Sql.list(columns, Sql::name)),
        row -> share[0] = row.getDouble(1));
    return share[0];
  }
}
