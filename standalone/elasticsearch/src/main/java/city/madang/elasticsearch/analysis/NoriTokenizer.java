package city.madang.elasticsearch.analysis;

import static org.apache.lucene.analysis.TokenStream.DEFAULT_TOKEN_ATTRIBUTE_FACTORY;

import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.KoreanTokenizer.DecompoundMode;
import org.apache.lucene.analysis.ko.dict.UserDictionary;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.AbstractTokenizerFactory;
import org.elasticsearch.index.analysis.Analysis;
import org.jspecify.annotations.Nullable;

/// `nori_tokenizer`: splits Korean text into morphemes.
///
/// Settings: `decompound_mode` (`none`, `discard`, `mixed`), `discard_punctuation`, and the user
/// dictionary as `user_dictionary_rules` (a list) or `user_dictionary` (a file of the node).
final class NoriTokenizer extends AbstractTokenizerFactory {
  private final DecompoundMode decompound;
  private final boolean discardPunctuation;
  private final @Nullable UserDictionary words;

  private NoriTokenizer(String name, Settings settings, @Nullable UserDictionary words) {
    super(name);
    var mode = settings.get("decompound_mode", KoreanTokenizer.DEFAULT_DECOMPOUND.name());
    this.decompound = DecompoundMode.valueOf(mode.toUpperCase(Locale.ROOT));
    this.discardPunctuation = settings.getAsBoolean("discard_punctuation", true);
    this.words = words;
  }

  static NoriTokenizer of(Environment environment, String name, Settings settings)
      throws IOException {
    return new NoriTokenizer(name, settings, readWords(environment, settings));
  }

  private static @Nullable UserDictionary readWords(Environment environment, Settings settings)
      throws IOException {
    var rules =
        Analysis.getWordList(
            environment,
            settings,
            "user_dictionary",
            "user_dictionary_rules",
            "lenient",
            false,
            true);
    // Lucene has no dictionary without words: it answers null.
    return rules == null ? null : UserDictionary.open(new StringReader(String.join("\n", rules)));
  }

  @Override
  public Tokenizer create() {
    return new KoreanTokenizer(
        DEFAULT_TOKEN_ATTRIBUTE_FACTORY, words, decompound, false, discardPunctuation);
  }
}
