package city.madang.etl.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticSourceTest {
  @Test
  void parse_address_tellsWhatHowMuchAndWhichDraw() {
    assertThat(SyntheticSource.parse("synthetic:ev-chargers?size=2000&seed=7"))
        .isEqualTo(new SyntheticSource(MadeUp.EV_CHARGERS, 2000, 7));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "air-qualty?size=1&seed=7      | nothing makes 'air-qualty' up; known: air-quality,"
            + " bike-rentals",
        "../x?size=1&seed=7            | nothing makes '../x' up; known: air-quality",
        "ev-chargers                   | 'size' is missing; write it like"
            + " synthetic:ev-chargers?size=2000&seed=7",
        "ev-chargers?seed=7            | 'size' is missing",
        "ev-chargers?sise=16&seed=7    | has size and seed, no 'sise'; did you mean 'size'?",
        "ev-chargers?size=-3&seed=7    | size is a whole number from 1 to 999999999, not '-3'",
        "ev-chargers?size=0&seed=7     | not '0'",
        "ev-chargers?size=1e3&seed=7   | not '1e3'",
        "ev-chargers?size&seed=7       | not ''",
        "ev-chargers?size=3&seed=-1    | seed is a whole number from 0",
        "ev-chargers?size=3&seed=7&    | has size and seed, no ''",
        "ev-chargers?size=3&size=3     | 'size' is there twice",
      })
  void parse_wrongAddress_saysWhatIsWrongAndWhatIsRight(String address, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SyntheticSource.parse("synthetic:" + address))
        .withMessageContaining(message);
  }

  @Test
  void random_ofAnotherPartOrSeed_drawsOtherwise() {
    var source = new SyntheticSource(MadeUp.SIGNALS, 1, 7);

    var first = source.random("a").nextLong();

    assertThat(source.random("a").nextLong()).isEqualTo(first);
    assertThat(source.random("b").nextLong()).isNotEqualTo(first);
    assertThat(new SyntheticSource(MadeUp.SIGNALS, 1, 8).random("a").nextLong())
        .isNotEqualTo(first);
  }
}
