package city.madang.etl.records.query;

import city.madang.etl.records.query.Token.Kind;
import java.util.List;

/// The words of one parameter, read from left to right.
final class Words {
  private final String parameter;
  private final List<Token> tokens;
  private int at;

  Words(String parameter, String text) {
    this.parameter = parameter;
    this.tokens = Tokenizer.read(parameter, text);
  }

  Token peek() {
    return tokens.get(at);
  }

  boolean isBeforeParenthesis() {
    return peek().kind() == Kind.WORD && tokens.get(at + 1).isSign("(");
  }

  boolean isBeforeText() {
    return peek().kind() == Kind.WORD && tokens.get(at + 1).kind() == Kind.TEXT;
  }

  Token next() {
    var token = tokens.get(at);
    if (token.kind() != Kind.END) {
      at++;
    }
    return token;
  }

  boolean takeSign(String sign) {
    return take(peek().isSign(sign));
  }

  boolean takeWord(String word) {
    return take(peek().isWord(word));
  }

  private boolean take(boolean found) {
    if (found) {
      at++;
    }
    return found;
  }

  void requireSign(String sign) {
    if (!takeSign(sign)) {
      throw failure(peek(), "'%s' is expected, not %s".formatted(sign, peek().shown()));
    }
  }

  void requireWord(String word) {
    if (!takeWord(word)) {
      throw failure(peek(), "'%s' is expected, not %s".formatted(word, peek().shown()));
    }
  }

  void requireEnd(String expected) {
    if (peek().kind() != Kind.END) {
      throw failure(peek(), "%s is expected, not %s".formatted(expected, peek().shown()));
    }
  }

  InvalidQueryException failure(Token token, String message) {
    return failure(token, message, List.of());
  }

  InvalidQueryException failure(Token token, String message, List<String> known) {
    return new InvalidQueryException(parameter, token.position(), message, known);
  }
}
