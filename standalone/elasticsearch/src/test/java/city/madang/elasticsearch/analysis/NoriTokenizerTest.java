package city.madang.elasticsearch.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.junit.jupiter.api.Test;

class NoriTokenizerTest {
  private static final Environment ENVIRONMENT =
      new Environment(Settings.builder().put("path.home", "absent").build(), null);

  @Test
  void create_compoundInMixedMode_keepsWholeAndParts() throws IOException {
    assertThat(words("버스정류장", rules("mixed"))).containsExactly("버스정류장", "버스", "정류장");
  }

  @Test
  void create_compoundInDiscardMode_keepsParts() throws IOException {
    assertThat(words("버스정류장", rules("discard"))).containsExactly("버스", "정류장");
  }

  @Test
  void create_wordOfUserDictionary_staysWhole() throws IOException {
    assertThat(words("따릉이", rules("discard"))).containsExactly("따릉이");
    assertThat(words("따릉이", Settings.EMPTY)).doesNotContain("따릉이");
  }

  @Test
  void of_wordTwiceInDictionary_isRefused() {
    var twice = Settings.builder().putList("user_dictionary_rules", "따릉이", "따릉이").build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> NoriTokenizer.of(ENVIRONMENT, "korean", twice))
        .withMessageContaining("따릉이");
  }

  private static Settings rules(String mode) {
    return Settings.builder()
        .put("decompound_mode", mode)
        .putList("user_dictionary_rules", "버스정류장 버스 정류장", "따릉이")
        .build();
  }

  private static List<String> words(String text, Settings settings) throws IOException {
    var words = new ArrayList<String>();
    try (var stream = NoriTokenizer.of(ENVIRONMENT, "korean", settings).create()) {
      stream.setReader(new StringReader(text));
      stream.reset();
      while (stream.incrementToken()) {
        words.add(stream.getAttribute(CharTermAttribute.class).toString());
      }
      stream.end();
    }
    return words;
  }
}
