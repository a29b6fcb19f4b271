package city.madang.etl.records.query;

/// A word of a parameter.
///
/// @param text without quotes
/// @param position of its first character, from 1
record Token(Kind kind, String text, int position) {
  /// What a word is.
  enum Kind {
    /// A name or a keyword.
    WORD,
    /// A name in double quotes or backticks, which is never a keyword.
    NAME,
    TEXT,
    NUMBER,
    SIGN,
    END
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  /// As the caller sees it.
  String shown() {
    return kind == Kind.END ? "the end" : "'" + text + "'";
  }
}
