package city.madang.etl.release.budget;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// A ledger that is forgotten with its process: a release that is only tried spends nothing.
public final class TrialLedger implements BudgetLedger {
  private final Clock clock;
  private final List<LedgerEntry> entries = new ArrayList<>();

  public TrialLedger(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Reservation reserve(Spend spend) {
    var chain = Chain.of(entries);
    var now = clock.instant();
    return chain
        .findAnswer(spend, now)
        .orElseGet(
            () -> {
              entries.add(chain.next(spend, now));
              return Chain.granted(chain, entries.getLast(), now, spend);
            });
  }

  @Override
  public synchronized boolean holds(String ledgerHash) {
    return Chain.of(entries).holds(ledgerHash);
  }

  @Override
  public boolean persistent() {
    return false;
  }
}
