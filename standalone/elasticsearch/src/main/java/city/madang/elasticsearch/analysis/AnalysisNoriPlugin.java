package city.madang.elasticsearch.analysis;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.ko.KoreanNumberFilter;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanReadingFormFilter;
import org.apache.lucene.analysis.ko.POS;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/// Korean and English analysis for a node that is only the server's core.
///
/// Names and settings are those of the official `analysis-nori` plugin and the built-in
/// `analysis-common` module, so an index made here can be made on a cluster that has these two. A
/// setting that only theirs know is ignored.
///
/// Source: Elasticsearch reference, "Korean (nori) analysis plugin" and "Token filter reference".
public final class AnalysisNoriPlugin extends Plugin implements AnalysisPlugin {
  @Override
  public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
    return Map.of(
        "nori_tokenizer",
        (_, environment, name, settings) -> NoriTokenizer.of(environment, name, settings));
  }

  @Override
  public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
    var filters = new TreeMap<String, AnalysisProvider<TokenFilterFactory>>();
    filters.put("nori_part_of_speech", changing(AnalysisNoriPlugin::partOfSpeech));
    filters.put("nori_readingform", changing((in, _) -> new KoreanReadingFormFilter(in)));
    filters.put("nori_number", changing((in, _) -> new KoreanNumberFilter(in)));
    filters.put("cjk_bigram", changing((in, _) -> new CJKBigramFilter(in)));
    filters.put("edge_ngram", changing(AnalysisNoriPlugin::edgeNgram));
    filters.put("stemmer", changing(AnalysisNoriPlugin::stemmer));
    filters.put("cjk_width", normalizing((in, _) -> new CJKWidthFilter(in)));
    filters.put("asciifolding", normalizing((in, _) -> new ASCIIFoldingFilter(in)));
    filters.put(
        "synonym_graph",
        AnalysisPlugin.requiresAnalysisSettings(
            (_, environment, name, settings) -> SynonymGraph.of(environment, name, settings)));
    return filters;
  }

  private static AnalysisProvider<TokenFilterFactory> changing(LuceneFilter.Wrap wrap) {
    return (_, _, name, settings) -> new LuceneFilter(name, settings, wrap);
  }

  private static AnalysisProvider<TokenFilterFactory> normalizing(LuceneFilter.Wrap wrap) {
    return (_, _, name, settings) -> new LuceneFilter.Normalizing(name, settings, wrap);
  }

  private static TokenStream partOfSpeech(TokenStream in, Settings settings) {
    return new KoreanPartOfSpeechStopFilter(in, stopTags(settings));
  }

  private static Set<POS.Tag> stopTags(Settings settings) {
    var tags = settings.getAsList("stoptags");
    return tags.isEmpty()
        ? KoreanPartOfSpeechStopFilter.DEFAULT_STOP_TAGS
        : tags.stream().map(POS::resolveTag).collect(Collectors.toUnmodifiableSet());
  }

  private static TokenStream edgeNgram(TokenStream in, Settings settings) {
    return new EdgeNGramTokenFilter(
        in,
        settings.getAsInt("min_gram", 1),
        settings.getAsInt("max_gram", 2),
        settings.getAsBoolean("preserve_original", false));
  }

  private static TokenStream stemmer(TokenStream in, Settings settings) {
    var language = settings.get("language", "english");
    return switch (language) {
      case "english" -> new PorterStemFilter(in);
      case "possessive_english" -> new EnglishPossessiveFilter(in);
      default -> throw new IllegalArgumentException("no stemmer for language " + language);
    };
  }
}
