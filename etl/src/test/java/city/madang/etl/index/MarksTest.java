package city.madang.etl.index;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.index.Marks.Range;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarksTest {
  @Test
  void of_valueReadInTwoLanguages_joinsItsParts() {
    var marks =
        Marks.of(
            Map.of(
                "words", List.of(marked("[ab]c d[ef]"), marked("[x]y")),
                "words.en", List.of(marked("a[bc] [d]ef"))));

    assertThat(marks.in("abc def")).containsExactly(new Range(0, 3), new Range(4, 7));
    assertThat(marks.in("xy")).containsExactly(new Range(0, 1));
    assertThat(marks.in("other")).isEmpty();
    assertThat(Marks.of(Map.of())).isEqualTo(Marks.NONE);
  }

  private static String marked(String text) {
    return text.replace("[", Marks.BEGIN).replace("]", Marks.END);
  }
}
