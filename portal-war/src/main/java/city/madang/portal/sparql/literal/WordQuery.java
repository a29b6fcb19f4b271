package city.madang.portal.sparql.literal;

import static city.madang.portal.problem.ProblemType.SPARQL_TOO_COMPLEX;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;

/// Turns a question into Lucene's query: literals that have all of its words, best first.
///
/// The text is only ever analyzed, never parsed: no sign in it has a meaning, so no text is wrong.
final class WordQuery {
  private static final int MOST = IndexSearcher.getMaxClauseCount();
  private static final float OTHER_LANGUAGE = 0.3f;

  /// Characters, so that it takes no time to tell that they are too many.
  private static final int LONGEST = 20_000;

  private WordQuery() {}

  /// Whether a question can be asked, before it is.
  ///
  /// Problems: 400 `sparql-too-complex`.
  static void check(String question) {
    try {
      if (question.length() <= LONGEST && count(of(question, Optional.empty())) <= MOST) {
        return;
      }
    } catch (IndexSearcher.TooManyClauses tooMany) {
      // as below
    }
    throw SPARQL_TOO_COMPLEX.with("text:query takes at most some hundred words");
  }

  /// The words that a search looks for, each as often as it comes.
  private static int count(Query query) {
    var words = new AtomicInteger();
    query.visit(
        new QueryVisitor() {
          @Override
          public void consumeTerms(Query part, Term... terms) {
            words.addAndGet(terms.length);
          }
        });
    return words.get();
  }

  /// @param language that literals are tagged with, in small letters; empty for any or none
  static Query of(String question, Optional<String> language) {
    var readings =
        Stream.of(
                read(question, LiteralDocument.KOREAN, Words.KOREAN_QUESTION),
                read(question, LiteralDocument.ENGLISH, Words.ENGLISH_QUESTION))
            .flatMap(Optional::stream)
            .toList();
    if (readings.isEmpty()) {
      return new MatchNoDocsQuery("no words");
    }
    var words = new DisjunctionMaxQuery(readings, OTHER_LANGUAGE);
    return language.map(tag -> only(words, tag)).orElse(words);
  }

  private static Optional<Query> read(String question, String field, Analyzer analyzer) {
    return Optional.ofNullable(
        new QueryBuilder(analyzer).createBooleanQuery(field, question, Occur.MUST));
  }

  private static Query only(Query words, String language) {
    return new BooleanQuery.Builder()
        .add(words, Occur.MUST)
        .add(new TermQuery(new Term(LiteralDocument.LANGUAGE, language)), Occur.FILTER)
        .build();
  }
}
