package city.madang.etl.dataset;

import java.util.Optional;

/// What the values of a field mean, told to whoever reads them.
///
/// @param description in both languages; absent if the name is all there is
/// @param unit of a number that was measured; absent for counts, codes and ratios
public record Meaning(Optional<LangText> description, Optional<Unit> unit) {
  /// Nothing is told.
  public static final Meaning UNTOLD = new Meaning(Optional.empty(), Optional.empty());

  static Meaning of(String ko, String en) {
    return new Meaning(Optional.of(new LangText(ko, en)), Optional.empty());
  }

  /// Of a field whose values may have been made coarser to protect people.
  public Meaning coarser() {
    return new Meaning(
        description.map(
            text ->
                new LangText(
                    text.ko() + ". 더 넓은 값일 수 있으며 *는 모든 값",
                    text.en() + "; may be a wider value, * is any")),
        unit);
  }

  void requireType(FieldType type) {
    if (unit.isPresent() && type != FieldType.INTEGER && type != FieldType.NUMBER) {
      throw new IllegalArgumentException("unit belongs to fields of type integer or number");
    }
  }
}
