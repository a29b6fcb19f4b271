package city.madang.etl.release.budget;

import java.math.BigDecimal;
import java.time.Instant;

/// What a ledger answers.
public sealed interface Reservation {
  /// The release may be made.
  ///
  /// @param repeated the same release had it before, so nothing was spent now
  /// @param spent ε of the window, this release among it
  /// @param deltaSpent δ of the window, this release among it
  /// @param ledgerHash of its entry
  record Granted(boolean repeated, BigDecimal spent, BigDecimal deltaSpent, String ledgerHash)
      implements Reservation {}

  /// The totals would be passed.
  ///
  /// @param spent ε of the window so far
  /// @param deltaSpent δ of the window so far
  /// @param frees when enough will have left the window
  record Exhausted(BigDecimal spent, BigDecimal deltaSpent, Instant frees) implements Reservation {}

  /// The ledger is not as it was written: nobody can tell what has been spent.
  ///
  /// @param entry the first one that is wrong
  record Tampered(long entry) implements Reservation {}
}
