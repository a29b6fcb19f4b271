package city.madang.etl.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
  private static final Instant OLD = Instant.parse("2020-01-01T00:00:00Z");

  @Test
  void stays_noRule_always() {
    assertThat(Retention.EVERYTHING.stays(1_000, OLD, NOW)).isTrue();
    assertThat(Retention.EVERYTHING.rule()).isEmpty();
  }

  @Test
  void stays_keep_countsFromTheNewest() {
    var two = new Retention(OptionalInt.of(2), Optional.empty());

    assertThat(two.stays(1, OLD, NOW)).isTrue();
    assertThat(two.stays(2, NOW, NOW)).isFalse();
    assertThat(two.rule()).isEqualTo("keep 2");
  }

  @Test
  void stays_age_isOfTheCalendar() {
    var month = new Retention(OptionalInt.empty(), Optional.of(Period.ofMonths(1)));

    assertThat(month.stays(9, Instant.parse("2026-02-28T12:00:01Z"), NOW)).isTrue();
    assertThat(month.stays(0, Instant.parse("2026-02-28T12:00:00Z"), NOW)).isFalse();
    assertThat(month.rule()).isEqualTo("for P1M");
  }

  @Test
  void stays_both_oneIsEnough() {
    var both = new Retention(OptionalInt.of(1), Optional.of(Period.ofDays(10)));

    assertThat(both.stays(0, OLD, NOW)).isTrue();
    assertThat(both.stays(5, NOW, NOW)).isTrue();
    assertThat(both.stays(5, OLD, NOW)).isFalse();
  }
}
