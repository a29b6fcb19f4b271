package city.madang.etl.synthetic.busan;

/// A name in both languages.
///
/// @param ko in Korean
/// @param en in English or in Latin letters
public record Name(String ko, String en) {
  /// Korean up to the first space, English after it: `해운대 Haeundae`.
  static Name parse(String text) {
    var words = text.split(" ", 2);
    return new Name(words[0], words[1]);
  }
}
