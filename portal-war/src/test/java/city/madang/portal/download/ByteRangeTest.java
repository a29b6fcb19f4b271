package city.madang.portal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.madang.portal.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=0-99, 0, 100",
    "bytes=10-, 10, 90",
    "bytes=90-1000, 90, 10",
    "bytes=-5, 95, 5",
    "bytes=-500, 0, 100"
  })
  void of_single_isPart(String header, long first, long length) {
    assertThat(ByteRange.of(header, 100)).isEqualTo(new ByteRange(first, length, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=-", "bytes=0-1,5-6", "lines=1-2", "bytes=9-1", "bytes=a-b", ""})
  void of_other_isWhole(String header) {
    assertThat(ByteRange.of(header, 100)).isEqualTo(new ByteRange(0, 100, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=200-300", "bytes=-0"})
  void of_outside_isProblem(String header) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> ByteRange.of(header, 100))
        .satisfies(problem -> assertThat(problem.problem().status()).isEqualTo(416));
  }

  @Test
  void of_noHeader_isWhole() {
    assertThat(ByteRange.of(null, 7)).isEqualTo(new ByteRange(0, 7, false));
  }
}
