package city.madang.etl.release.budget;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

class TrialLedgerTest extends BudgetLedgerContract {
  private Instant now = NOON;
  private final TrialLedger ledger =
      new TrialLedger(
          new Clock() {
            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return now;
            }
          });

  @Override
  BudgetLedger ledger(Clock clock) {
    now = clock.instant();
    return ledger;
  }
}
