package city.madang.portal.sparql.query;

import static city.madang.portal.problem.ProblemType.SPARQL_TOO_COMPLEX;

import java.io.StringReader;
import org.apache.jena.sparql.lang.sparql_12.javacc.JavaCharStream;
import org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants;
import org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12TokenManager;
import org.apache.jena.sparql.lang.sparql_12.javacc.TokenMgrError;

/// How many words a query has outside of its VALUES. To read and to plan it takes the square of
/// them, and nothing can stop that; data in VALUES costs nothing of the kind.
final class QuerySize implements SPARQLParser12Constants {
  private static final int MOST_WORDS = 20_000;

  private final SPARQLParser12TokenManager words;

  private QuerySize(String text) {
    this.words = new SPARQLParser12TokenManager(new JavaCharStream(new StringReader(text)));
  }

  /// Problems: 400 `sparql-too-complex`.
  static void check(String text) {
    if (text.length() > MOST_WORDS && new QuerySize(text).isLarge()) {
      throw SPARQL_TOO_COMPLEX.with(
          "a query has at most %d words outside of VALUES: put long lists into VALUES"
              .formatted(MOST_WORDS));
    }
  }

  private boolean isLarge() {
    try {
      int count = 0;
      for (int word = next(); word != EOF && count <= MOST_WORDS; word = next()) {
        count++;
        if (word == VALUES) {
          passData();
        }
      }
      return count > MOST_WORDS;
    } catch (TokenMgrError e) {
      return false; // the parser will tell the place
    }
  }

  private void passData() {
    int word = next();
    while (word != RBRACE && word != EOF) {
      word = next();
    }
  }

  private int next() {
    return words.getNextToken().kind;
  }
}
