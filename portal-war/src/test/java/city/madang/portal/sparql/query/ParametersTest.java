package city.madang.portal.sparql.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.madang.portal.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
  @Test
  void toRequest_encodedUtf8_isDecoded() {
    var request =
        Parameters.parse(
                "query=ASK+%7B%22%EA%B0%80%22%7D&default-graph-uri=urn:a&named-graph-uri=b")
            .toRequest();

    assertThat(request).isEqualTo(new SparqlRequest("ASK {\"가\"}", List.of("urn:a"), List.of("b")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "query=a&query=b", "update=x", "query=a&update=b", "query=%zz"})
  void toRequest_notOneQuery_isProblem(String encoded) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> Parameters.parse(encoded).toRequest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          format=csv&format=json   | the parameter 'format' is given twice
          lang=ko&lang=ko          | the parameter 'lang' is given twice
          timeout=5&timeout=5      | the parameter 'timeout' is given twice
          explain=1&explain=1      | the parameter 'explain' is given twice
          timeout=9999999999       | 'timeout' is a number of seconds from 0.001 to 999999999, such as 5 or 0.5
          timeout=0                | 'timeout' is a number of seconds from 0.001 to 999999999, such as 5 or 0.5
          explain=yes              | 'explain' is 1 or 0
          """)
  void toRequest_ourParameterIsWrong_isProblemThatTellsWhy(String encoded, String detail) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> Parameters.parse("query=ASK{}&" + encoded).toRequest())
        .satisfies(
            failure ->
                assertThat(failure.problem().members())
                    .containsEntry("status", 400)
                    .containsEntry("detail", detail));
  }

  @Test
  void and_addressOfAForm_isHonoredToo() {
    var form = Parameters.parse("query=ASK{}&default-graph-uri=urn:a");

    var both = form.and(Parameters.parse("format=csv&explain=1&default-graph-uri=urn:b"));

    assertThat(both.toRequest().file()).contains("csv");
    assertThat(both.toRequest().explained()).isTrue();
    assertThat(both.toRequest().defaultGraphs()).containsExactly("urn:a", "urn:b");
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> both.and(Parameters.parse("format=csv")).toRequest());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query=ASK+%7B%22%C1%A4%22%7D", // EUC-KR
        "query=ASK{}&query=%FF",
        "query=%ED%A0%80", // half a character
        "query=%C0%AF", // longer than need be
        "query=%EA%B0"
      })
  void parse_percentOfWhatIsNotUtf8_isProblemThatNamesTheParameter(String encoded) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> Parameters.parse(encoded))
        .satisfies(
            failure ->
                assertThat(failure.problem().members())
                    .containsEntry("detail", "the parameter 'query' is not UTF-8"));
  }

  @Test
  void parse_rawAndPercent_areOneText() {
    assertThat(Parameters.parse("가=나%EB%8B%A4+%2B").all("가")).containsExactly("나다 +");
  }

  @Test
  void text_notUtf8_isProblem() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> Parameters.text(new byte[] {(byte) 0xb0, (byte) 0xa1}));
  }
}
