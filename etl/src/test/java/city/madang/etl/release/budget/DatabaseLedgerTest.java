package city.madang.etl.release.budget;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.release.TestDatabase;
import city.madang.etl.release.budget.Reservation.Exhausted;
import city.madang.etl.release.budget.Reservation.Granted;
import city.madang.etl.release.budget.Reservation.Tampered;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
class DatabaseLedgerTest extends BudgetLedgerContract {
  private final TestDatabase kind;
  private final DataSource database;

  DatabaseLedgerTest(TestDatabase kind) {
    this.kind = kind;
    this.database = kind.migrated();
  }

  @Override
  BudgetLedger ledger(Clock clock) {
    return new DatabaseLedger(database, clock);
  }

  @Test
  void reserve_afterARestart_findsItsReservation() {
    at(NOON).reserve(spend("a", "4"));

    var restarted = new DatabaseLedger(database, Clock.systemUTC()).reserve(spend("a", "4"));

    assertThat(restarted)
        .isInstanceOfSatisfying(Granted.class, granted -> assertThat(granted.repeated()).isTrue());
  }

  @Test
  void reserve_twoAtOnceForWhatOneCanHave_refusesOne() throws Exception {
    for (int round = 0; round < 20; round++) {
      var rival = new DatabaseLedgerTest(kind);
      var barrier = new CyclicBarrier(2);
      var answers = new ArrayList<Reservation>();
      try (var threads = Executors.newFixedThreadPool(2)) {
        List<Callable<Reservation>> both = new ArrayList<>();
        for (var release : List.of("a", "b")) {
          both.add(
              () -> {
                barrier.await();
                return rival.at(NOON).reserve(spend(release, "6"));
              });
        }
        for (var answer : threads.invokeAll(both)) {
          answers.add(answer.get());
        }
      }

      assertThat(answers).hasAtLeastOneElementOfType(Granted.class);
      assertThat(answers).hasAtLeastOneElementOfType(Exhausted.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update budget_entry set epsilon = '0.1' where number = 1",
        "update budget_entry set domain = 'others' where number = 2",
        "update budget_entry set reserved_at = '2001-01-01T00:00:00Z' where number = 1",
        "delete from budget_entry where number = 1",
        "delete from budget_entry where number = 2",
        "delete from budget_entry",
        "delete from budget_head",
        "update budget_head set entries = 1"
      })
  void reserve_afterTampering_isRefused(String tampering) throws SQLException {
    at(NOON).reserve(spend("a", "1"));
    var granted = (Granted) at(NOON).reserve(spend("b", "1"));
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(tampering);
    }

    assertThat(at(NOON).reserve(spend("c", "1"))).isInstanceOf(Tampered.class);
    assertThat(at(NOON).reserve(spend("a", "1"))).isInstanceOf(Tampered.class);
    assertThat(at(NOON).holds(granted.ledgerHash())).isFalse();
  }
}
