package city.madang.portal.sparql.literal;

import city.madang.etl.index.WordList;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.ParseException;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanReadingFormFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.KoreanTokenizer.DecompoundMode;
import org.apache.lucene.analysis.ko.dict.UserDictionary;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.synonym.SolrSynonymParser;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.util.AttributeFactory;
import org.tartarus.snowball.ext.EnglishStemmer;

/// The words of a text, as the search door reads them (`index.json`): one way for Korean, one for
/// English. Questions have compounds as their parts alone, and other words for the same thing too.
final class Words {
  static final Analyzer KOREAN = new Korean(DecompoundMode.MIXED);
  static final Analyzer ENGLISH = new English();
  static final Analyzer KOREAN_QUESTION =
      asking(new Korean(DecompoundMode.DISCARD), WordList.KOREAN_SYNONYMS);
  static final Analyzer ENGLISH_QUESTION = asking(new English(), WordList.ENGLISH_SYNONYMS);

  private Words() {}

  private static final class Korean extends Analyzer {
    private static final UserDictionary DICTIONARY = dictionary();

    /// Names of districts are asked for without them.
    private static final CharArraySet SUFFIXES =
        new CharArraySet(List.of("시", "군", "구", "읍", "면", "동"), false);

    private final DecompoundMode compounds;

    Korean(DecompoundMode compounds) {
      this.compounds = compounds;
    }

    private static UserDictionary dictionary() {
      try {
        return UserDictionary.open(
            new StringReader(String.join("\n", WordList.KOREAN_WORDS.lines())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      var words =
          new KoreanTokenizer(
              AttributeFactory.DEFAULT_ATTRIBUTE_FACTORY, DICTIONARY, compounds, false);
      TokenStream kept = new KoreanPartOfSpeechStopFilter(new CJKWidthFilter(words));
      kept = new LowerCaseFilter(new KoreanReadingFormFilter(kept));
      return new TokenStreamComponents(words, new StopFilter(kept, SUFFIXES));
    }
  }

  private static final class English extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      var words = new StandardTokenizer();
      TokenStream kept = new LowerCaseFilter(new EnglishPossessiveFilter(words));
      kept = new StopFilter(new ASCIIFoldingFilter(kept), EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
      return new TokenStreamComponents(words, new SnowballFilter(kept, new EnglishStemmer()));
    }
  }

  private static Analyzer asking(Analyzer analyzer, WordList synonyms) {
    return new Asking(analyzer, synonyms(analyzer, synonyms));
  }

  private static SynonymMap synonyms(Analyzer analyzer, WordList list) {
    try {
      var parser = new SolrSynonymParser(true, true, analyzer);
      parser.parse(new StringReader(String.join("\n", list.lines())));
      return parser.build();
    } catch (IOException | ParseException e) {
      throw new IllegalStateException("the list of synonyms cannot be read: " + list, e);
    }
  }

  private static final class Asking extends AnalyzerWrapper {
    private final Analyzer analyzer;
    private final SynonymMap synonyms;

    Asking(Analyzer analyzer, SynonymMap synonyms) {
      super(PER_FIELD_REUSE_STRATEGY);
      this.analyzer = analyzer;
      this.synonyms = synonyms;
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
      return analyzer;
    }

    @Override
    protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents words) {
      return new TokenStreamComponents(
          words.getSource(), new SynonymGraphFilter(words.getTokenStream(), synonyms, true));
    }
  }
}
