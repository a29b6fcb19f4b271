package city.madang.elasticsearch.analysis;

import org.apache.lucene.analysis.TokenStream;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;

/// One of Lucene's filters, made with the index's settings.
class LuceneFilter extends AbstractTokenFilterFactory {
  /// Puts a filter around a stream.
  interface Wrap {
    TokenStream around(TokenStream in, Settings settings);
  }

  private final Settings settings;
  private final Wrap wrap;

  LuceneFilter(String name, Settings settings, Wrap wrap) {
    super(name);
    this.settings = settings;
    this.wrap = wrap;
  }

  @Override
  public TokenStream create(TokenStream in) {
    return wrap.around(in, settings);
  }

  /// A filter that changes single characters, and so may normalize keywords and wildcards too.
  static final class Normalizing extends LuceneFilter implements NormalizingTokenFilterFactory {
    Normalizing(String name, Settings settings, Wrap wrap) {
      super(name, settings, wrap);
    }
  }
}
