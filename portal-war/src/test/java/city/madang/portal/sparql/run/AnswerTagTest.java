package city.madang.portal.sparql.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTagTest {
  @Test
  void of_queriesWithEqualHashCodes_differ() {
    assertThat(tag("Aa", List.of())).isNotEqualTo(tag("BB", List.of()));
  }

  @Test
  void of_graphsSplitElsewhere_differ() {
    assertThat(tag("q", List.of("ab", "c"))).isNotEqualTo(tag("q", List.of("a", "bc")));
    assertThat(tag("q", List.of("ab"))).isEqualTo(tag("q", List.of("ab")));
  }

  private static String tag(String query, List<String> graphs) {
    return AnswerTag.of("e", 1, new AnswerCache.Key(query, graphs, List.of(), "text/csv")).text();
  }
}
