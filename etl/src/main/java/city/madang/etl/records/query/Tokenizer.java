package city.madang.etl.records.query;

import city.madang.etl.records.query.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/// Cuts a parameter into words.
final class Tokenizer {
  /// Longer ones are refused before they are read.
  private static final int CHARACTERS = 16_000;

  private static final String TWO_SIGNS = "<= >= != <>";
  private static final String SIGNS = "(),*=<>-+";

  private final String parameter;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokenizer(String parameter, String text) {
    this.parameter = parameter;
    this.text = text;
  }

  /// @throws InvalidQueryException at the first character that begins no word
  static List<Token> read(String parameter, String text) {
    if (text.length() > CHARACTERS) {
      throw new InvalidQueryException(
          parameter, 0, "it has at most " + CHARACTERS + " characters", List.of());
    }
    return new Tokenizer(parameter, text).read();
  }

  private List<Token> read() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '\'') {
        quoted(Kind.TEXT, c);
      } else if (c == '"' || c == '`') {
        quoted(Kind.NAME, c);
      } else if (isDigit(c) || (c == '.' && at + 1 < text.length() && isDigit(next()))) {
        number();
      } else if (Character.isJavaIdentifierStart(c) && c != '$') {
        word();
      } else {
        sign();
      }
    }
    tokens.add(new Token(Kind.END, "", text.length() + 1));
    return tokens;
  }

  private char next() {
    return text.charAt(at + 1);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void quoted(Kind kind, char quote) {
    int begun = at++;
    var value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == 0) {
        throw failure(at, "the character NUL cannot be in a value");
      }
      if (c != quote) {
        value.append(c);
      } else if (at < text.length() && text.charAt(at) == quote) {
        value.append(quote);
        at++;
      } else {
        tokens.add(new Token(kind, value.toString(), begun + 1));
        return;
      }
    }
    throw failure(begun + 1, "the quote " + quote + " is not closed");
  }

  private void number() {
    int begun = at;
    while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      if (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
    }
    tokens.add(new Token(Kind.NUMBER, text.substring(begun, at), begun + 1));
  }

  private void word() {
    int begun = at;
    while (at < text.length()
        && Character.isJavaIdentifierPart(text.charAt(at))
        && text.charAt(at) != '$'
        && !Character.isIdentifierIgnorable(text.charAt(at))) {
      at++;
    }
    tokens.add(new Token(Kind.WORD, text.substring(begun, at), begun + 1));
  }

  private void sign() {
    int end = Math.min(at + 2, text.length());
    var two = text.substring(at, end);
    if (two.length() == 2 && List.of(TWO_SIGNS.split(" ")).contains(two)) {
      tokens.add(new Token(Kind.SIGN, two.equals("<>") ? "!=" : two, at + 1));
      at += 2;
    } else if (SIGNS.indexOf(text.charAt(at)) >= 0) {
      tokens.add(new Token(Kind.SIGN, text.substring(at, at + 1), at + 1));
      at++;
    } else {
      int character = text.codePointAt(at);
      throw failure(
          at + 1,
          Character.isISOControl(character)
              ? "a control character cannot be here"
              : "the character '%s' cannot be here".formatted(Character.toString(character)));
    }
  }

  private InvalidQueryException failure(int position, String message) {
    return new InvalidQueryException(parameter, position, message, List.of());
  }
}
