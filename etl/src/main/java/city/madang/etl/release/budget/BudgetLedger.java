package city.madang.etl.release.budget;

/// Keeps what has been spent. Nothing is ever given back, even when the release fails later.
public interface BudgetLedger {
  /// Reserves what a release spends. The same release reserves once, whoever asks how often.
  Reservation reserve(Spend spend);

  /// Tells whether an entry with this hash stands in a ledger that is whole.
  boolean holds(String ledgerHash);

  /// Tells whether it is kept beyond this process.
  boolean persistent();
}
