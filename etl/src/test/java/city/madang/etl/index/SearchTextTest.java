package city.madang.etl.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class SearchTextTest {
  @Test
  void clean_decomposedHangul_isComposed() {
    assertThat(SearchText.clean(Normalizer.normalize("정류장", Normalizer.Form.NFD))).isEqualTo("정류장");
  }

  @Test
  void clean_halfPairsAndControls_becomeBlanks() {
    assertThat(SearchText.clean("a\ud83db\u0000c\ude8c")).isEqualTo("a b c");
    assertThat(SearchText.clean("🚌")).isEqualTo("🚌");
  }

  @Test
  void question_longText_isCutEvenInsideAPair() {
    assertThat(SearchText.question("x" + "🚌".repeat(500))).hasSizeLessThanOrEqualTo(200);
    assertThat(SearchText.question(Normalizer.normalize("정".repeat(500), Normalizer.Form.NFD)))
        .isEqualTo("정".repeat(200));
  }
}
