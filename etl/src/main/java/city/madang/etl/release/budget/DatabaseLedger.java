package city.madang.etl.release.budget;

import city.madang.etl.release.Database;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// The ledger of a home. Thread-safe, and safe beside other processes on the same database.
///
/// Whoever spends locks the head, so that of two that would pass the total together one is refused.
public final class DatabaseLedger implements BudgetLedger {
  private static final String COLUMNS =
      "number, domain, dataset, version, release_key, mechanism, epsilon, delta, budget_window,"
          + " reserved_at, previous, hash";
  private static final String HEAD = "select entries, hash from budget_head where id = 1";

  private final Database database;
  private final Clock clock;

  public DatabaseLedger(DataSource dataSource, Clock clock) {
    this.database = new Database(dataSource);
    this.clock = clock;
  }

  @Override
  public Reservation reserve(Spend spend) {
    var answer = new ArrayList<Reservation>(1);
    database.transaction(write -> answer.add(reserve(write, spend)));
    return answer.getFirst();
  }

  @Override
  public boolean holds(String ledgerHash) {
    var chains = new ArrayList<Chain>(1);
    database.transaction(write -> chains.add(read(write)));
    return chains.getFirst().holds(ledgerHash);
  }

  @Override
  public boolean persistent() {
    return true;
  }

  private Reservation reserve(Database.Write write, Spend spend) throws SQLException {
    var chain = read(write);
    // Read under the lock, so that the chain is in the order of time.
    var now = clock.instant();
    var known = chain.findAnswer(spend, now);
    if (known.isPresent()) {
      return known.get();
    }
    var entry = chain.next(spend, now);
    insert(write, entry);
    write.update(
        "update budget_head set entries = ?, hash = ? where id = 1", entry.number(), entry.hash());
    return Chain.granted(chain, entry, now, spend);
  }

  /// Locks the head first: what is read then stays true until the transaction ends.
  private static Chain read(Database.Write write) throws SQLException {
    var heads =
        write.query(
            HEAD + " for update", row -> new Chain(List.of(), row.getLong(1), row.getString(2)));
    var entries =
        write.query(
            "select " + COLUMNS + " from budget_entry order by number", DatabaseLedger::entry);
    return heads.isEmpty()
        ? new Chain(entries, -1, "")
        : new Chain(entries, heads.getFirst().headEntries(), heads.getFirst().headHash());
  }

  private static LedgerEntry entry(ResultSet row) throws SQLException {
    return new LedgerEntry(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        new BigDecimal(row.getString(7)),
        new BigDecimal(row.getString(8)),
        Period.parse(row.getString(9)),
        Instant.parse(row.getString(10)),
        row.getString(11),
        row.getString(12));
  }

  private static void insert(Database.Write write, LedgerEntry entry) throws SQLException {
    write.update(
        "insert into budget_entry (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entry.number(),
        entry.domain(),
        entry.dataset(),
        entry.version(),
        entry.releaseKey(),
        entry.mechanism(),
        entry.epsilon().toPlainString(),
        entry.delta().toPlainString(),
        entry.window().toString(),
        entry.reservedAt().toString(),
        entry.previous(),
        entry.hash());
  }
}
