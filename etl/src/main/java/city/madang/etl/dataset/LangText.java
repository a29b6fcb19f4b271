package city.madang.etl.dataset;

/// A text in the portal's two languages.
///
/// @param ko Korean, never blank
/// @param en English, never blank
public record LangText(String ko, String en) {
  /// @throws IllegalArgumentException if a language is blank
  public LangText {
    if (ko.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException("a text needs both ko and en");
    }
  }
}
