package city.madang.etl.table;

import city.madang.etl.dataset.Table;
import java.nio.file.Path;
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
    var meta = new RegisterSql.Meta(key, searchedLoss);
    session.execute(RegisterSql.copyEntry(released, checked, target, table, meta));
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

  Optional<String> findFault(Path entry) {
    try {
      // All of it: a torn file must not be found out half-way through a comparison.
      session.queryLong("SELECT count(record) + count(DISTINCT alone) FROM " + Sql.parquet(entry));
      if (!has(entry, RegisterSql.KEY_ID, key.id())) {
        return Optional.of("was made with another key");
      }
      return has(entry, RegisterSql.FORM, RegisterSql.form(table))
          ? Optional.empty()
          : Optional.of("tells records apart by other columns");
    } catch (TableException unreadable) {
      return Optional.of("cannot be read");
    }
  }

  private boolean has(Path entry, String name, String value) {
    return session.queryLong(
            "SELECT count(*) FROM parquet_kv_metadata(%s) WHERE decode(key) = %s AND decode(value) = %s"
                .formatted(Sql.pattern(entry), Sql.text(name), Sql.text(value)))
        == 1;
  }
}
