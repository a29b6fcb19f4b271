package city.madang.etl.dataset;

import java.util.regex.Pattern;

/// How to read values that are written in one way, such as those that were made coarser.
///
/// @param example one of them
/// @param pattern what each of them matches as a whole
/// @param text what `example` says, in both languages
public record ValueForm(String example, Pattern pattern, LangText text) {
  /// @throws IllegalArgumentException if the example is not written so
  public ValueForm {
    if (!pattern.matcher(example).matches()) {
      throw new IllegalArgumentException(
          "the example '%s' does not match the pattern '%s'".formatted(example, pattern));
    }
  }

  static ValueForm of(String example, String pattern, String ko, String en) {
    return new ValueForm(example, Pattern.compile(pattern), new LangText(ko, en));
  }
}
