package city.madang.portal.sparql.query;

import static city.madang.portal.problem.ProblemType.SPARQL_TOO_COMPLEX;

import java.io.StringReader;
import java.util.List;
import org.apache.jena.sparql.lang.sparql_12.javacc.JavaCharStream;
import org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants;
import org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12TokenManager;
import org.apache.jena.sparql.lang.sparql_12.javacc.TokenMgrError;

/// How many words a query has outside of its VALUES, and how long its numbers are. To read and to
/// plan it takes the square of them, and nothing can stop that; data in VALUES costs nothing of the
/// kind.
final class QuerySize implements SPARQLParser12Constants {
  private static final int MOST_WORDS = 20_000;

  /// Of a number, or of a literal that is read as one.
  private static final int MOST_CHARACTERS = 20_000;

  /// How the names of datatypes end that may have long values, for they are not calculated with.
  private static final List<String> TEXTS =
      List.of("Literal>", "Literal", "string>", "string", "HTML>", "HTML", "JSON>", "JSON");

  private final SPARQLParser12TokenManager words;
  private int last = EOF;

  /// Of the last word that may have a datatype.
  private int length;

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
    var word = words.getNextToken();
    boolean typed = last == DATATYPE;
    boolean number = word.kind >= INTEGER && word.kind <= DOUBLE_NEGATIVE;
    if (number || (typed && TEXTS.stream().noneMatch(word.image::endsWith))) {
      checkDigits(number ? word.image.length() : length);
    }
    last = word.kind;
    length = last == DATATYPE ? length : word.image.length();
    return word.kind;
  }

  private static void checkDigits(int count) {
    if (count > MOST_CHARACTERS) {
      throw SPARQL_TOO_COMPLEX.with(
          "a number of a query has at most %d digits: round it".formatted(MOST_CHARACTERS));
    }
  }
}
