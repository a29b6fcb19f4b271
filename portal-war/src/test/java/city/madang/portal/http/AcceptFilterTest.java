package city.madang.portal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptFilterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*/*",
        "text/csv",
        "text/html, application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8",
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
        "application/openmetrics-text;version=1.0.0;charset=utf-8;q=0.5,text/plain;q=1.000",
        "text/turtle;profile=\"a,b;\\\"c\" ; q=0",
        "text/csv,, text/html ,",
        "application/signed-exchange;v=b3;q=0.7",
        "text/csv;",
      })
  void isList_listOfTypes_isTrue(String accept) {
    assertThat(AcceptFilter.isList(accept)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "text/csv;q=abc",
        "text/csv;q=2",
        "text/csv;q=-1",
        "text/csv;q=0.5x",
        "text/csv;q=1.5",
        "text/csv;q=",
        "text/html, text/csv;q=abc",
        "text/",
        "/csv",
        "text/csv text/html",
        "text/csv;a=\"b",
        "텍스트/csv",
      })
  void isList_anythingElse_isFalse(String accept) {
    assertThat(AcceptFilter.isList(accept)).isFalse();
  }

  @Test
  void isList_long_isQuick() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(2),
        () -> {
          for (var part : new String[] {"a/b;c=d", "\"", "a/b;q=0.0,", ";;;; ", "a/b ; "}) {
            var accept = "a/b" + part.repeat(20_000) + "\u0001";
            assertThat(AcceptFilter.isList(accept)).isFalse();
          }
        });
  }
}
