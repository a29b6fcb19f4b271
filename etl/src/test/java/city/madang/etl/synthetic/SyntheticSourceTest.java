package city.madang.etl.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticSourceTest {
  @Test
  void parse_address_tellsWhatHowMuchAndWhichDraw() {
    assertThat(SyntheticSource.parse("synthetic:ev-chargers?size=2000&seed=7"))
        .isEqualTo(new SyntheticSource("ev-chargers", 2000, 7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "synthetic:ev-chargers",
        "synthetic:ev-chargers?size=0&seed=7",
        "synthetic:ev-chargers?seed=7&size=3",
        "synthetic:../x?size=1&seed=7"
      })
  void parse_wrongAddress_showsARightOne(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SyntheticSource.parse(address))
        .withMessageContaining("synthetic:ev-chargers?size=2000&seed=7");
  }

  @Test
  void random_ofAnotherPartOrSeed_drawsOtherwise() {
    var source = new SyntheticSource("x", 1, 7);

    var first = source.random("a").nextLong();

    assertThat(source.random("a").nextLong()).isEqualTo(first);
    assertThat(source.random("b").nextLong()).isNotEqualTo(first);
    assertThat(new SyntheticSource("x", 1, 8).random("a").nextLong()).isNotEqualTo(first);
  }

  @Test
  void write_unknownGenerator_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Generators.write(
                    new SyntheticSource("nobody", 1, 1), OutputStream.nullOutputStream()))
        .withMessageContaining("nothing makes 'nobody' up");
  }
}
