package city.madang.portal.http.content;

import static city.madang.portal.http.content.Conditions.Verdict.FAILED;
import static city.madang.portal.http.content.Conditions.Verdict.NOT_MODIFIED;
import static city.madang.portal.http.content.Conditions.Verdict.SEND;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.portal.http.content.Conditions.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
  private static final Validators FILE =
      new Validators("abc", Instant.parse("2026-11-23T01:00:00.7Z"), true);
  private static final String BEFORE = "Mon, 23 Nov 2026 00:59:59 GMT";
  private static final String SAME = "Mon, 23 Nov 2026 01:00:00 GMT";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "\"abc\" | SEND",
        "* | SEND",
        "\"x\", \"abc\" | SEND",
        "W/\"abc\" | FAILED",
        "\"x\" | FAILED",
        "abc | FAILED",
      })
  void judge_ifMatch_comparesStrongly(String header, Verdict verdict) {
    assertThat(new Conditions(header, "", "", "", "").judge(FILE)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "\"abc\" | NOT_MODIFIED",
        "* | NOT_MODIFIED",
        "W/\"abc\" | NOT_MODIFIED",
        "\"x\" , W/\"abc\" | NOT_MODIFIED",
        "\"x\" | SEND",
        "abc | SEND",
      })
  void judge_ifNoneMatch_comparesWeakly(String header, Verdict verdict) {
    assertThat(new Conditions("", "", header, "", "").judge(FILE)).isEqualTo(verdict);
  }

  @Test
  void judge_dates_countWholeSeconds() {
    assertThat(new Conditions("", "", "", SAME, "").judge(FILE)).isEqualTo(NOT_MODIFIED);
    assertThat(new Conditions("", "", "", BEFORE, "").judge(FILE)).isEqualTo(SEND);
    assertThat(new Conditions("", SAME, "", "", "").judge(FILE)).isEqualTo(SEND);
    assertThat(new Conditions("", BEFORE, "", "", "").judge(FILE)).isEqualTo(FAILED);
  }

  @Test
  void judge_tags_winOverDates() {
    assertThat(new Conditions("\"abc\"", BEFORE, "", "", "").judge(FILE)).isEqualTo(SEND);
    assertThat(new Conditions("", "", "\"x\"", SAME, "").judge(FILE)).isEqualTo(SEND);
    assertThat(new Conditions("\"x\"", "", "\"abc\"", "", "").judge(FILE)).isEqualTo(FAILED);
  }

  @Test
  void judge_whatIsNoDate_isIgnored() {
    assertThat(new Conditions("", "yesterday", "", "2026-11-23", "").judge(FILE)).isEqualTo(SEND);
  }

  @Test
  void rangeApplies_exactVersionOnly() {
    assertThat(applies("", FILE)).isTrue();
    assertThat(applies("\"abc\"", FILE)).isTrue();
    assertThat(applies(SAME, FILE)).isTrue();
    assertThat(applies("W/\"abc\"", FILE)).isFalse();
    assertThat(applies("\"x\"", FILE)).isFalse();
    assertThat(applies("*", FILE)).isFalse();
    assertThat(applies("\"x\", \"abc\"", FILE)).isFalse();
    assertThat(applies(BEFORE, FILE)).isFalse();
    assertThat(applies("Mon, 23 Nov 2026 01:00:01 GMT", FILE)).isFalse();
  }

  @Test
  void rangeApplies_dateOfOneOfSeveralCodings_isNot() {
    var coded = new Validators("abc", FILE.modified(), false);

    assertThat(applies(SAME, coded)).isFalse();
    assertThat(applies("\"abc\"", coded)).isTrue();
  }

  @Test
  void dates_inObsoleteForms_areRead() {
    var moment = Instant.parse("1994-11-06T08:49:37Z");

    assertThat(HttpDate.parse("Sun, 06 Nov 1994 08:49:37 GMT")).contains(moment);
    assertThat(HttpDate.parse("Sunday, 06-Nov-94 08:49:37 GMT")).contains(moment);
    assertThat(HttpDate.parse("Sun Nov  6 08:49:37 1994")).contains(moment);
    assertThat(HttpDate.parse("Mon, 06 Nov 1994 08:49:37 GMT")).isEmpty();
    assertThat(HttpDate.format(moment)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
  }

  private static boolean applies(String ifRange, Validators file) {
    return new Conditions("", "", "", "", ifRange).rangeApplies(file);
  }
}
