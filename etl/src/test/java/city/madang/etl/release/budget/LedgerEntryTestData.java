package city.madang.etl.release.budget;

import java.time.Instant;
import java.util.Optional;

/// Entries as earlier versions wrote them.
final class LedgerEntryTestData {
  private LedgerEntryTestData() {}

  /// The first entry of a ledger, for release `a`, from before totals were kept.
  static LedgerEntry withoutTotals(Instant now) {
    var entry = LedgerEntry.after(1, LedgerEntry.START, BudgetLedgerContract.spend("a", "1"), now);
    var open =
        new LedgerEntry(
            1,
            entry.domain(),
            entry.dataset(),
            entry.version(),
            entry.releaseKey(),
            entry.mechanism(),
            entry.epsilon(),
            entry.delta(),
            entry.window(),
            Optional.empty(),
            now,
            LedgerEntry.START,
            "");
    return new LedgerEntry(
        1,
        open.domain(),
        open.dataset(),
        open.version(),
        open.releaseKey(),
        open.mechanism(),
        open.epsilon(),
        open.delta(),
        open.window(),
        Optional.empty(),
        now,
        LedgerEntry.START,
        open.computeHash());
  }
}
