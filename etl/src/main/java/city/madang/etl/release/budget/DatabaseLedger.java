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
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The ledger of a home. Thread-safe, and safe beside other processes on the same database.
///
/// Whoever spends locks the head, so that of two that would pass the total together one is refused.
/// A reservation is answered only after the home remembers it, so no figure is drawn from an entry
/// that could be lost unnoticed.
public final class DatabaseLedger implements BudgetLedger {
  private static final String COLUMNS =
      "number, domain, dataset, version, release_key, mechanism, epsilon, delta, budget_window,"
          + " total_epsilon, total_delta, reserved_at, previous, hash";
  private static final String HEAD = "select entries, hash from budget_head where id = 1";

  private final Database database;
  private final Clock clock;
  private final LedgerAnchor anchor;

  /// @param anchor of the home
  public DatabaseLedger(DataSource dataSource, Clock clock, LedgerAnchor anchor) {
    this.database = new Database(dataSource);
    this.clock = clock;
    this.anchor = anchor;
  }

  @Override
  public Reservation reserve(Spend spend) {
    var answer = new ArrayList<Reservation>(1);
    database.transaction(write -> answer.add(reserve(write, spend)));
    if (answer.getFirst() instanceof Reservation.Granted) {
      // Only now: a mark of what was rolled back would be a false alarm for ever.
      database.transaction(write -> remember(read(write)));
    }
    return answer.getFirst();
  }

  /// Under the lock, so that of two processes of one home the later entry stays.
  private void remember(Chain chain) {
    if (chain.findTampered().isEmpty() && findRewound(chain).isEmpty()) {
      anchor.write(chain.mark());
    }
  }

  private Optional<Reservation> findRewound(Chain chain) {
    return anchor
        .find()
        .filter(mark -> !chain.continues(mark))
        .map(mark -> new Reservation.Rewound(mark.entries(), chain.entries().size()));
  }

  @Override
  public boolean holds(String ledgerHash) {
    var chains = new ArrayList<Chain>(1);
    database.transaction(write -> chains.add(read(write)));
    return chains.getFirst().holds(ledgerHash) && findRewound(chains.getFirst()).isEmpty();
  }

  @Override
  public boolean persistent() {
    return true;
  }

  private Reservation reserve(Database.Write write, Spend spend) throws SQLException {
    var chain = read(write);
    if (chain.findTampered().isEmpty()) {
      var rewound = findRewound(chain);
      if (rewound.isPresent()) {
        return rewound.get();
      }
    }
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
        totals(row.getString(10), row.getString(11)),
        Instant.parse(row.getString(12)),
        row.getString(13),
        row.getString(14));
  }

  private static Optional<LedgerEntry.Totals> totals(
      @Nullable String epsilon, @Nullable String delta) {
    return epsilon == null || delta == null
        ? Optional.empty()
        : Optional.of(new LedgerEntry.Totals(new BigDecimal(epsilon), new BigDecimal(delta)));
  }

  private static void insert(Database.Write write, LedgerEntry entry) throws SQLException {
    var totals = entry.totals().orElseThrow();
    write.update(
        "insert into budget_entry ("
            + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entry.number(),
        entry.domain(),
        entry.dataset(),
        entry.version(),
        entry.releaseKey(),
        entry.mechanism(),
        entry.epsilon().toPlainString(),
        entry.delta().toPlainString(),
        entry.window().toString(),
        totals.epsilon().toPlainString(),
        totals.delta().toPlainString(),
        entry.reservedAt().toString(),
        entry.previous(),
        entry.hash());
  }
}
