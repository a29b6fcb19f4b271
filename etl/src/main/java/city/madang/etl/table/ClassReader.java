package city.madang.etl.table;

import static java.util.Spliterator.ORDERED;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.verify.Reference;
import city.madang.etl.privacy.verify.ReleasedClass;
import city.madang.etl.source.Sha256;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Counts the classes of a released file from its bytes.
///
/// Entities are counted by their ids, not by the hashes that the plan was made from. The sensitive
/// values of a class are those of its rows in the released file; what they are compared with is
/// counted in the checked table.
final class ClassReader {
  private final Session session;
  private final List<Field> quasi;
  private final List<Field> sensitive;
  private final Table table;
  private final Path released;

  ClassReader(Session session, Table table, Path released) {
    this.session = session;
    this.quasi = table.quasi();
    this.sensitive = table.sensitive();
    this.table = table;
    this.released = released;
  }

  /// The classes when each row is its own entity.
  Stream<ReleasedClass> byRow() {
    return stream(
        "SELECT %s count(*) AS _rows, count(*) AS _entities FROM %s r %s"
            .formatted(tuple(), file(), grouping()));
  }

  /// The classes with the distinct entities behind them.
  Stream<ReleasedClass> byEntity(Path checked) {
    var lineage = Releaser.lineage(checked);
    requireSameFile(lineage);
    var entity = table.entity().orElseThrow();
    return stream(
        ("SELECT %s count(*) AS _rows, count(DISTINCT %s) AS _entities FROM %s r"
                + " JOIN %s l ON l.file_row_number = r.file_row_number"
                + " JOIN %s c ON c._row = l._row %s")
            .formatted(
                tuple(),
                "coalesce(c." + Sql.name(entity) + "::VARCHAR, '')",
                file(),
                Sql.numberedParquet(lineage),
                Sql.parquet(checked),
                grouping()));
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

  /// How often each sensitive value, as it is released, stands in the table before anything was
  /// suppressed.
  List<Reference> references(Path checked) {
    return sensitive.stream().map(field -> reference(field, checked)).toList();
  }

  private Reference reference(Field field, Path checked) {
    var rows = new LinkedHashMap<String, Long>();
    var column = Sql.name(field);
    session.query(
        "SELECT %s AS _s0, count(*) FROM %s GROUP BY _s0 ORDER BY min(%s) ASC NULLS FIRST, _s0"
            .formatted(
                FieldSql.text(field, FieldSql.released(field, column)),
                Sql.parquet(checked),
                column),
        row -> rows.put(row.getString(1), row.getLong(2)));
    return new Reference(field.name(), rows);
  }

  private Stream<ReleasedClass> stream(String classes) {
    if (sensitive.isEmpty()) {
      var rows = ResultRows.of(session, classes + " " + TupleSql.ordering(quasi));
      return rows.stream(this::released).onClose(rows::close);
    }
    var rows = ResultRows.of(session, withSensitive(classes));
    var parts = new ClassParts(rows.iterator(this::part));
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(parts, ORDERED), false)
        .onClose(rows::close);
  }

  /// Each class with each combination of its sensitive values: sorted and joined, so that no group
  /// has to hold a list of values.
  private String withSensitive(String classes) {
    var values =
        "SELECT %s %s count(*) AS _n FROM %s r %s"
            .formatted(
                tuple(),
                TupleSql.sensitiveTexts(sensitive, "r."),
                file(),
                TupleSql.grouping(quasi, sensitive));
    return "SELECT %s _rows, _entities, %s _n FROM (%s) JOIN (%s) %s %s"
        .formatted(
            TupleSql.names(quasi),
            TupleSql.sensitiveNames(sensitive),
            classes,
            values,
            TupleSql.joining(quasi),
            TupleSql.ordering(quasi));
  }

  private ClassParts.Part part(ResultSet row) throws SQLException {
    var values = new ArrayList<String>(sensitive.size());
    int before = quasi.size() + 2;
    for (int i = 1; i <= sensitive.size(); i++) {
      values.add(row.getString(before + i));
    }
    long rows = row.getLong(before + sensitive.size() + 1);
    return new ClassParts.Part(released(row), values, rows);
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

  private String grouping() {
    return TupleSql.grouping(quasi) + " HAVING count(*) > 0";
  }
}
