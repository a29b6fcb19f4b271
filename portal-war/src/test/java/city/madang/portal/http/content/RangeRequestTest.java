package city.madang.portal.http.content;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.portal.http.content.RangeRequest.Parts;
import city.madang.portal.http.content.RangeRequest.Unsatisfiable;
import city.madang.portal.http.content.RangeRequest.Whole;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeRequestTest {
  private static final long SIZE = 1000;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=0-99 | 0 | 100",
        "BYTES = 0-99 | 0 | 100",
        "bytes=0-0 | 0 | 1",
        "bytes=999-999 | 999 | 1",
        "bytes=500- | 500 | 500",
        "bytes=500-5000 | 500 | 500",
        "bytes=-100 | 900 | 100",
        "bytes=-5000 | 0 | 1000",
        "bytes=0-99999999999999999999999 | 0 | 1000",
        "bytes=-99999999999999999999999 | 0 | 1000",
        "bytes=000000000000000000000000007-8 | 7 | 2",
        "bytes=,, 0-99 ,, | 0 | 100",
        "bytes=0-99,5000- | 0 | 100",
      })
  void of_oneRange_isPart(String header, long first, long length) {
    assertThat(RangeRequest.of(header, SIZE))
        .isEqualTo(new Parts(List.of(new ByteRange(first, length))));
  }

  @Test
  void of_severalRanges_keepTheirOrder() {
    assertThat(RangeRequest.of("bytes=-10, 0-9, 500-509", SIZE))
        .isEqualTo(
            new Parts(
                List.of(new ByteRange(990, 10), new ByteRange(0, 10), new ByteRange(500, 10))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=,",
        "bytes=9-0",
        "bytes=0-9,9-0",
        "bytes=a-b",
        "bytes=0-9;1-2",
        "bytes=0x1-9",
        "bytes=1--1",
        "bytes=+1-2",
        "bytes=١-٩",
        "bytes=0 - 9",
        "rows=0-9",
        "bytes=0-9, bytes=10-19",
        "bytes=0-9,0-9",
        "bytes=0-,-1",
        "bytes=0-500,500-999",
      })
  void of_malformedOrOverlapping_isWhole(String header) {
    assertThat(RangeRequest.of(header, SIZE)).isEqualTo(new Whole());
  }

  @Test
  void of_manyRanges_isWhole() {
    var allowed = IntStream.range(0, RangeRequest.MAX_RANGES).mapToObj(i -> i * 2 + "-" + i * 2);
    var header = "bytes=" + allowed.collect(Collectors.joining(","));

    assertThat(RangeRequest.of(header, SIZE)).isInstanceOf(Parts.class);
    assertThat(RangeRequest.of(header + ",900-900", SIZE)).isEqualTo(new Whole());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=1000-", "bytes=1000-2000", "bytes=-0", "bytes=1000-,-0"})
  void of_rangesOutside_areUnsatisfiable(String header) {
    assertThat(RangeRequest.of(header, SIZE)).isEqualTo(new Unsatisfiable());
  }

  @Test
  void of_emptyFile_hasNoRangeFromTheStart() {
    assertThat(RangeRequest.of("bytes=0-", 0)).isEqualTo(new Unsatisfiable());
    assertThat(RangeRequest.of("bytes=-5", 0)).isEqualTo(new Whole());
  }
}
