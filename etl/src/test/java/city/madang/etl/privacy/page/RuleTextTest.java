package city.madang.etl.privacy.page;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.privacy.risk.SizeBucket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kwh: recursive (4.0, 2)   | the most frequent value of kwh is in less than 80.0% of the rows
          pay: recursive (3.0, 3)   | comes less than 3.0 times as often as all from the 3. most frequent
          illness: distinct l = 3   | illness has at least 3 different values
          illness: entropy l = 2.5  | the values of illness are as mixed as 2.5 equally frequent ones
          pay: t = 0.2, ordered     | pay is spread as in the whole table, to a distance of 0.2
          something: new            | something: new
          """)
  void of_eachRule_saysWhatItMeans(String rule, String meaning) {
    assertThat(new RuleText(Language.EN).of(rule)).startsWith(rule).contains(meaning);
    assertThat(new RuleText(Language.KO).of(rule)).startsWith(rule);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 6, 1", "2, 4, 6, 1", "5, 9, 6, 0.2", "10, 19, 6, 0", "500, 0, 600, 0"})
  void below_isTheShareOfABucketThatThePolicyForbids(long from, long to, int k, double share) {
    assertThat(SizeChart.below(new SizeBucket(from, to, 1, 1), k)).isEqualTo(share);
  }
}
