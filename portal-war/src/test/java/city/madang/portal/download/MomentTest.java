package city.madang.portal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void parse_date_isItsEndInUtc() {
    assertThat(Moment.parse("2026-11-23", NOW))
        .isEqualTo(Instant.parse("2026-11-23T23:59:59.999999999Z"));
  }

  @Test
  void parse_today_hasNotEnded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Moment.parse("2026-11-24", NOW))
        .withMessageContaining("has not ended");
  }

  @Test
  void parse_now_hasPassed() {
    assertThat(Moment.parse("2026-11-24T21:00:00+09:00", NOW)).isEqualTo(NOW);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Moment.parse("2026-11-24T12:00:00.001Z", NOW))
        .withMessageContaining("in the future");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "now", "2026-11-24T12:00:00", "2026-13-01", "1732449600", "2026-W48-2", "١"})
  void parse_noMoment_saysHowToWriteOne(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Moment.parse(text, NOW))
        .withMessageContaining("write a date like");
  }
}
