package city.madang.etl.table;

import city.madang.etl.dataset.Table;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Writes an entry of the register and tells whether another one can be compared with it.
final class Register {
  private final Session session;
  private final Table table;
  private final RegisterKey key;

  Register(Session session, Table table, RegisterKey key) {
    this.session = session;
    this.table = table;
    this.key = key;
  }

  /// @param searchedLoss of the plan when it was last searched
  void write(Path released, Path checked, double searchedLoss, Path target) {
    new ClassReader(session, table, released).requireSameFile(Releaser.lineage(checked));
    createRecords(checked);
    var more = Map.of(RegisterSql.SEARCHED_LOSS, String.valueOf(searchedLoss));
    session.execute(RegisterSql.copyEntry(released, checked, target, table, key, more));
  }

  /// Makes what [RegisterSql#records] reads.
  void createRecords(Path checked) {
    session.execute(key.macro());
    session.execute(RegisterSql.createRecords(checked, table));
    session.execute(RegisterSql.createAlone());
  }

  /// The loss of the entry's plan when it was last searched; 1 if it does not say.
  double searchedLoss(Path entry) {
    var loss = new double[] {1};
    session.query(
        "SELECT try_cast(decode(value) AS DOUBLE) FROM parquet_kv_metadata(%s) WHERE decode(key) = %s"
            .formatted(Sql.pattern(entry), Sql.text(RegisterSql.SEARCHED_LOSS)),
        row -> loss[0] = row.getDouble(1));
    return loss[0];
  }

  /// Writes rows that are events, with more metadata; nobody is known by an only one.
  void writeEvents(Path released, Path checked, Path target, Map<String, String> more) {
    new ClassReader(session, table, released).requireSameFile(Releaser.lineage(checked));
    session.execute(RegisterSql.createRecords(checked, table));
    session.execute(RegisterSql.createNobodyAlone());
    session.execute(RegisterSql.copyEntry(released, checked, target, table, key, more));
  }

  Optional<String> findFault(Path entry) {
    return findFault(session, entry, key, RegisterSql.form(table));
  }

  /// Why an entry cannot be compared with one of `form`.
  static Optional<String> findFault(Session session, Path entry, RegisterKey key, String form) {
    try {
      // All of it: a torn file must not be found out half-way through a comparison.
      session.queryLong("SELECT count(record) + count(DISTINCT class) FROM " + Sql.parquet(entry));
      if (!has(session, entry, RegisterSql.KEY_ID, key.id())) {
        return Optional.of("was made with another key");
      }
      return has(session, entry, RegisterSql.FORM, form)
          ? Optional.empty()
          : Optional.of("was made in an older form, or tells records apart by other columns");
    } catch (TableException unreadable) {
      return Optional.of("cannot be read");
    }
  }

  private static boolean has(Session session, Path entry, String name, String value) {
    return session.queryLong(
            "SELECT count(*) FROM parquet_kv_metadata(%s) WHERE decode(key) = %s AND decode(value) = %s"
                .formatted(Sql.pattern(entry), Sql.text(name), Sql.text(value)))
        == 1;
  }
}
