package city.madang.etl.release.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.release.TestDatabase;
import city.madang.etl.release.budget.Reservation.Exhausted;
import city.madang.etl.release.budget.Reservation.Granted;
import city.madang.etl.release.budget.Reservation.Rewound;
import city.madang.etl.release.budget.Reservation.Tampered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
class DatabaseLedgerTest extends BudgetLedgerContract {
  private final TestDatabase kind;
  private final DataSource database;

  @TempDir Path home;

  DatabaseLedgerTest(TestDatabase kind) {
    this.kind = kind;
    this.database = kind.migrated();
  }

  @Override
  BudgetLedger ledger(Clock clock) {
    return new DatabaseLedger(database, clock, anchor());
  }

  private static BudgetLedger ledger(DataSource database, Path home) {
    return new DatabaseLedger(
        database, Clock.fixed(NOON, ZoneOffset.UTC), new LedgerAnchor(home.resolve("anchor")));
  }

  private LedgerAnchor anchor() {
    return new LedgerAnchor(home.resolve("budget.anchor"));
  }

  @Test
  void reserve_afterARestart_findsItsReservation() {
    at(NOON).reserve(spend("a", "4"));

    var restarted =
        new DatabaseLedger(database, Clock.systemUTC(), anchor()).reserve(spend("a", "4"));

    assertThat(restarted)
        .isInstanceOfSatisfying(Granted.class, granted -> assertThat(granted.repeated()).isTrue());
  }

  @Test
  void reserve_twoAtOnceForWhatOneCanHave_refusesOne() throws Exception {
    for (int round = 0; round < 20; round++) {
      var rivals = kind.migrated();
      var barrier = new CyclicBarrier(2);
      var answers = new ArrayList<Reservation>();
      try (var threads = Executors.newFixedThreadPool(2)) {
        List<Callable<Reservation>> both = new ArrayList<>();
        for (var release : List.of("a", "b")) {
          var folder = release + round;
          both.add(
              () -> {
                barrier.await();
                return ledger(rivals, home.resolve(folder)).reserve(spend(release, "6"));
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
        "update budget_head set entries = 1",
        "update budget_entry set total_epsilon = '100' where number = 1",
        "update budget_entry set total_epsilon = null, total_delta = null where number = 2"
      })
  void reserve_afterTampering_isRefused(String tampering) throws SQLException {
    at(NOON).reserve(spend("a", "1"));
    var granted = (Granted) at(NOON).reserve(spend("b", "1"));
    execute(tampering);

    assertThat(at(NOON).reserve(spend("c", "1"))).isInstanceOf(Tampered.class);
    assertThat(at(NOON).reserve(spend("a", "1"))).isInstanceOf(Tampered.class);
    assertThat(at(NOON).holds(granted.ledgerHash())).isFalse();
  }

  @Test
  void reserve_manyAtOnce_makesOneWholeChainWithinTheTotal() throws Exception {
    var asked = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d");
    try (var threads = Executors.newFixedThreadPool(asked.size())) {
      var answers = new ArrayList<Reservation>();
      var spends = asked.stream().map(release -> spend(release, "1.7")).toList();
      for (var answer :
          threads.invokeAll(
              spends.stream()
                  .map(spend -> (Callable<Reservation>) () -> at(NOON).reserve(spend))
                  .toList())) {
        answers.add(answer.get());
      }

      assertThat(answers).filteredOn(Granted.class::isInstance).hasSize(5);
      assertThat(answers).filteredOn(Exhausted.class::isInstance).hasSize(9);
      assertThat(answers)
          .filteredOn(Granted.class::isInstance)
          .allMatch(answer -> at(NOON).holds(((Granted) answer).ledgerHash()));
      assertThat(home.resolve("budget.anchor")).content().startsWith("5 ");
    }
  }

  @Test
  void reserve_databaseRestoredFromABackup_isRefused() throws SQLException, IOException {
    at(NOON).reserve(spend("a", "1"));
    var early = Files.readString(home.resolve("budget.anchor"));
    var late = (Granted) at(NOON).reserve(spend("b", "1"));
    rewindToFirst(early);

    assertThat(at(NOON).reserve(spend("c", "1"))).isEqualTo(new Rewound(2, 1));
    assertThat(at(NOON).reserve(spend("a", "1"))).isEqualTo(new Rewound(2, 1));
    assertThat(at(NOON).holds(late.ledgerHash())).isFalse();
    assertThat(home.resolve("budget.anchor")).content().startsWith("2 " + late.ledgerHash());
  }

  @Test
  void reserve_restoredAndSpentElsewhere_isRefused() throws SQLException, IOException {
    at(NOON).reserve(spend("a", "1"));
    var early = Files.readString(home.resolve("budget.anchor"));
    at(NOON).reserve(spend("b", "1"));
    rewindToFirst(early);
    ledger(database, home.resolve("other")).reserve(spend("c", "1"));
    ledger(database, home.resolve("other")).reserve(spend("d", "1"));

    assertThat(at(NOON).reserve(spend("e", "1"))).isEqualTo(new Rewound(2, 3));
  }

  @Test
  void reserve_cutOffBeforeTheAnchor_goesOn() throws IOException {
    at(NOON).reserve(spend("a", "1"));
    var early = Files.readString(home.resolve("budget.anchor"));
    at(NOON).reserve(spend("b", "1"));
    Files.writeString(home.resolve("budget.anchor"), early);

    assertThat(at(NOON).reserve(spend("b", "1")))
        .isInstanceOfSatisfying(Granted.class, granted -> assertThat(granted.repeated()).isTrue());
    assertThat(home.resolve("budget.anchor")).content().startsWith("2 ");
  }

  @Test
  void reserve_tornAnchor_stops() throws IOException {
    at(NOON).reserve(spend("a", "1"));
    Files.writeString(home.resolve("budget.anchor"), "1 ab");

    assertThatThrownBy(() -> at(NOON).reserve(spend("b", "1")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("budget.anchor");
  }

  @Test
  void reserve_granted_isRememberedForTheOwnerAlone() throws IOException {
    var granted = (Granted) at(NOON).reserve(spend("a", "1"));

    assertThat(home.resolve("budget.anchor"))
        .hasContent("1 " + granted.ledgerHash())
        .satisfies(
            file ->
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
  }

  @Test
  void reserve_afterEntriesOfTheFirstForm_goesOn() throws SQLException {
    at(NOON).reserve(spend("a", "1"));
    var old = LedgerEntryTestData.withoutTotals(NOON);
    execute(
        "update budget_entry set total_epsilon = null, total_delta = null, hash = '%s'"
            .formatted(old.hash()));
    execute("update budget_head set hash = '%s'".formatted(old.hash()));

    assertThat(ledger(database, home.resolve("new")).reserve(spend("b", "1")))
        .isInstanceOfSatisfying(
            Granted.class, granted -> assertThat(granted.spent()).isEqualByComparingTo("2"));
  }

  /// What a backup from after the first entry would hold.
  private void rewindToFirst(String anchor) throws SQLException {
    execute("delete from budget_entry where number > 1");
    execute(
        "update budget_head set entries = 1, hash = '%s'".formatted(anchor.strip().substring(2)));
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
