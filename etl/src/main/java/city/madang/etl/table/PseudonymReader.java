package city.madang.etl.table;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.Role;
import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.attack.LinkKeyColumns;
import city.madang.etl.privacy.attack.Pseudonym;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Looks for published columns that stand for a private one.
final class PseudonymReader {
  private final Session session;
  private final Table table;
  private final List<Field> columns;
  private final List<Field> secrets;

  PseudonymReader(Session session, Table table) {
    this.session = session;
    this.table = table;
    this.columns = LinkKeyColumns.of(table);
    this.secrets = table.fields().stream().filter(field -> !field.published()).toList();
  }

  List<Pseudonym> read(Path released, Path checked) {
    if (columns.isEmpty() || secrets.isEmpty()) {
      return List.of();
    }
    new ClassReader(session, table, released).requireSameFile(Releaser.lineage(checked));
    session.execute(createPairs(released, checked));
    var pseudonyms = new ArrayList<Pseudonym>();
    for (int i = 0; i < columns.size(); i++) {
      for (int j = 0; j < secrets.size(); j++) {
        pseudonyms.add(compare(i, j));
      }
    }
    return pseudonyms;
  }

  /// What was published as `_p…`, beside what was not as `_s…`.
  private String createPairs(Path released, Path checked) {
    return ("CREATE TEMP TABLE _pairs AS SELECT %s, %s FROM %s r"
            + " JOIN %s l ON l.file_row_number = r.file_row_number"
            + " JOIN %s c ON c._row = l._row")
        .formatted(
            texts(columns, "r.", "_p"),
            texts(secrets, "c.", "_s"),
            Sql.numberedParquet(released),
            Sql.numberedParquet(Releaser.lineage(checked)),
            Sql.parquet(checked));
  }

  private static String texts(List<Field> fields, String row, String name) {
    return IntStream.range(0, fields.size())
        .mapToObj(
            i -> FieldSql.text(fields.get(i), row + Sql.name(fields.get(i))) + " AS " + name + i)
        .collect(Collectors.joining(", "));
  }

  private Pseudonym compare(int column, int secret) {
    var figures = new Pseudonym[1];
    session.query(
        ("WITH pairs AS MATERIALIZED (SELECT _p%1$d AS p, _s%2$d AS s, count(*) AS n FROM _pairs"
                + " WHERE _p%1$d <> '' AND _s%2$d <> '' GROUP BY 1, 2)"
                + " SELECT coalesce(sum(n), 0)::BIGINT, coalesce(sum(n) FILTER (p = s), 0)::BIGINT,"
                + " coalesce(sum(n) FILTER (lower(p) IN (md5(s), sha1(s), sha256(s))), 0)::BIGINT,"
                + " (SELECT count(*) FROM (SELECT p FROM pairs GROUP BY p)),"
                + " (SELECT count(*) FROM (SELECT s FROM pairs GROUP BY s)), count(*) FROM pairs")
            .formatted(column, secret),
        row -> figures[0] = figures(columns.get(column), secrets.get(secret), row));
    return figures[0];
  }

  private static Pseudonym figures(Field column, Field secret, ResultSet row) throws SQLException {
    return new Pseudonym(
        column.name(),
        secret.name(),
        secret.role() == Role.ENTITY,
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6));
  }
}
