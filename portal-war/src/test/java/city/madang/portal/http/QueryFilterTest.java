package city.madang.portal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class QueryFilterTest {
  @Test
  void escape_bytesBeyondAscii_areEscapedAndNothingElse() {
    var asSent =
        new String("q=가&p=%25+1".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    assertThat(QueryFilter.escape(asSent)).isEqualTo("q=%EA%B0%80&p=%25+1");
  }
}
