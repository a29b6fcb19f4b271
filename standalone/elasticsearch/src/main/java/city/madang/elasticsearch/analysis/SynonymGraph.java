package city.madang.elasticsearch.analysis;

import java.io.IOException;
import java.io.StringReader;
import java.text.ParseException;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.synonym.SolrSynonymParser;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexService.IndexCreationContext;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.CustomAnalyzer;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;

/// `synonym_graph`: adds the other words for the same thing.
///
/// Settings: `synonyms` (a list) or `synonyms_path` (a file of the node), in Solr's format, and
/// `expand`. The rules are split into words by what stands before this filter, so that must give
/// one word a position: a tokenizer in `mixed` mode fails here.
final class SynonymGraph extends AbstractTokenFilterFactory {
  private final List<String> rules;
  private final boolean expand;

  private SynonymGraph(String name, Settings settings, List<String> rules) {
    super(name);
    this.rules = rules;
    this.expand = settings.getAsBoolean("expand", true);
  }

  static SynonymGraph of(Environment environment, String name, Settings settings) {
    var rules = Analysis.getWordList(environment, settings, "synonyms");
    if (rules == null) {
      throw new IllegalArgumentException("synonym_graph needs synonyms or synonyms_path");
    }
    return new SynonymGraph(name, settings, List.copyOf(rules));
  }

  @Override
  public TokenStream create(TokenStream in) {
    throw new IllegalStateException("a synonym filter needs the chain that it stands in");
  }

  @Override
  public TokenFilterFactory getChainAwareTokenFilterFactory(
      IndexCreationContext context,
      TokenizerFactory tokenizer,
      List<CharFilterFactory> charFilters,
      List<TokenFilterFactory> before,
      Function<String, TokenFilterFactory> all) {
    var chain =
        new CustomAnalyzer(
            tokenizer,
            charFilters.toArray(CharFilterFactory[]::new),
            before.stream()
                .map(TokenFilterFactory::getSynonymFilter)
                .toArray(TokenFilterFactory[]::new));
    return new InChain(name(), parse(chain));
  }

  private SynonymMap parse(Analyzer chain) {
    try {
      var parser = new SolrSynonymParser(true, expand, chain);
      parser.parse(new StringReader(String.join("\n", rules)));
      return parser.build();
    } catch (ParseException | IOException e) {
      throw new IllegalArgumentException("cannot read the synonyms of " + name(), e);
    }
  }

  /// The filter at its place in one analyzer.
  private static final class InChain extends AbstractTokenFilterFactory {
    private final SynonymMap synonyms;

    InChain(String name, SynonymMap synonyms) {
      super(name);
      this.synonyms = synonyms;
    }

    @Override
    public TokenStream create(TokenStream in) {
      return synonyms.fst == null ? in : new SynonymGraphFilter(in, synonyms, false);
    }

    /// The rules of a second synonym filter are not themselves expanded.
    @Override
    public TokenFilterFactory getSynonymFilter() {
      return IDENTITY_FILTER;
    }
  }
}
