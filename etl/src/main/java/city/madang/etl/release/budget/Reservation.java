package city.madang.etl.release.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;

/// What a ledger answers.
public sealed interface Reservation {
  /// The release may be made.
  ///
  /// @param repeated the same release had it before, so nothing was spent now
  /// @param spent ε of the window, this release among it
  /// @param deltaSpent δ of the window, this release among it
  /// @param ledgerEntry number of its entry
  /// @param ledgerHash of its entry: the head of the chain when it was granted
  record Granted(
      boolean repeated,
      BigDecimal spent,
      BigDecimal deltaSpent,
      long ledgerEntry,
      String ledgerHash)
      implements Reservation {}

  /// The totals would be passed.
  ///
  /// @param spent ε of the window so far
  /// @param deltaSpent δ of the window so far
  /// @param frees when enough will have left the window
  record Exhausted(BigDecimal spent, BigDecimal deltaSpent, Instant frees) implements Reservation {}

  /// Another dataset about the same people promised them less, and its promise holds for all.
  ///
  /// @param dataset that declared the stricter budget
  /// @param version of its release
  /// @param total of ε that it declared
  /// @param deltaTotal of δ that it declared
  /// @param window that it declared
  record Conflict(
      String dataset, String version, BigDecimal total, BigDecimal deltaTotal, Period window)
      implements Reservation {}

  /// The ledger does not go on from where the home saw it last: the database is an older one, or
  /// another.
  ///
  /// @param remembered number of the entry that the home has seen
  /// @param found number of entries in the ledger
  record Rewound(long remembered, long found) implements Reservation {}

  /// The ledger is not as it was written: nobody can tell what has been spent.
  ///
  /// @param entry the first one that is wrong
  record Tampered(long entry) implements Reservation {}
}
