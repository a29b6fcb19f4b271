package city.madang.etl.release.budget;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.NoisePolicy.Budget;
import city.madang.etl.release.budget.Reservation.Conflict;
import city.madang.etl.release.budget.Reservation.Exhausted;
import city.madang.etl.release.budget.Reservation.Granted;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every [BudgetLedger] does, wherever it keeps its entries.
abstract class BudgetLedgerContract {
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  /// The same ledger, seen at another time.
  abstract BudgetLedger ledger(Clock clock);

  final BudgetLedger at(Instant now) {
    return ledger(Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void reserve_sameReleaseAgain_spendsOnce() {
    var first = at(NOON).reserve(spend("a", "4"));
    var again = at(NOON).reserve(spend("a", "4"));

    assertThat(first)
        .isInstanceOfSatisfying(
            Granted.class,
            granted -> {
              assertThat(granted.repeated()).isFalse();
              assertThat(granted.spent()).isEqualByComparingTo("4");
            });
    assertThat(again)
        .isInstanceOfSatisfying(
            Granted.class,
            granted -> {
              assertThat(granted.repeated()).isTrue();
              assertThat(granted.spent()).isEqualByComparingTo("4");
              assertThat(at(NOON).holds(granted.ledgerHash())).isTrue();
            });
  }

  @Test
  void reserve_beyondTheTotal_isRefusedUntilTheWindowFrees() {
    at(NOON).reserve(spend("a", "4"));
    at(NOON.plusSeconds(60)).reserve(spend("b", "4"));

    var refused = at(NOON.plusSeconds(120)).reserve(spend("c", "4"));
    var later = at(Instant.parse("2027-11-23T12:00:00Z")).reserve(spend("c", "4"));

    assertThat(refused)
        .isInstanceOfSatisfying(
            Exhausted.class,
            exhausted -> {
              assertThat(exhausted.spent()).isEqualByComparingTo("8");
              assertThat(exhausted.frees()).isEqualTo("2027-11-23T12:00:00Z");
            });
    assertThat(later).isInstanceOf(Granted.class);
  }

  @Test
  void reserve_exactlyTheTotal_isGranted() {
    at(NOON).reserve(spend("a", "9.9"));

    assertThat(at(NOON).reserve(spend("b", "0.1"))).isInstanceOf(Granted.class);
    assertThat(at(NOON).reserve(spend("c", "0.000000001"))).isInstanceOf(Exhausted.class);
  }

  @Test
  void holds_unknownHash_isFalse() {
    at(NOON).reserve(spend("a", "1"));

    assertThat(at(NOON).holds("f".repeat(64))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "11, 0.0001, P1Y, riders, false",
    "10, 0.00011, P1Y, riders, false",
    "10, 0.0001, P11M, riders, false",
    "11, 0.0001, P2Y, riders, false",
    "10, 0.0001, P12M, riders, true",
    "9, 0, P2Y, riders, true",
    "11, 1, P1M, drivers, true",
  })
  void reserve_anotherDataset_mustPromiseNoLessThanTheStrictest(
      BigDecimal total, BigDecimal delta, Period window, String domain, boolean granted) {
    at(NOON).reserve(spend("a", "1"));
    var budget = new Budget(total, delta, window, domain);

    var answer = at(NOON.plusSeconds(60)).reserve(spend("trips", "b", "1", budget));

    assertThat(answer).isInstanceOf(granted ? Granted.class : Conflict.class);
    if (answer instanceof Conflict conflict) {
      assertThat(conflict.dataset()).isEqualTo("rides");
      assertThat(conflict.version()).isEqualTo("20261123.1");
      assertThat(conflict.total()).isEqualByComparingTo("10");
    }
  }

  @Test
  void reserve_strictestPromise_holdsForEverAndForItsOwnDataset() {
    var strict = new Budget(new BigDecimal("2"), BigDecimal.ZERO, Period.ofYears(1), "riders");
    at(NOON).reserve(spend("a", "1"));
    at(NOON).reserve(spend("rides", "b", "0.5", strict));

    assertThat(at(Instant.parse("2031-11-23T12:00:00Z")).reserve(spend("c", "1")))
        .isInstanceOfSatisfying(
            Conflict.class, conflict -> assertThat(conflict.total()).isEqualByComparingTo("2"));
    assertThat(at(NOON).reserve(spend("rides", "d", "1", strict))).isInstanceOf(Exhausted.class);
    assertThat(at(NOON).reserve(spend("a", "1"))).isInstanceOf(Granted.class);
  }

  static Spend spend(String release, String epsilon) {
    return spend(
        "rides",
        release,
        epsilon,
        new Budget(BigDecimal.TEN, new BigDecimal("0.0001"), Period.ofYears(1), "riders"));
  }

  static Spend spend(String dataset, String release, String epsilon, Budget budget) {
    return new Spend(
        new DatasetId(dataset),
        "20261123.1",
        release.repeat(64),
        "test",
        new BigDecimal(epsilon),
        BigDecimal.ZERO,
        budget);
  }
}
