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

  void requireType(FieldType type) {
    if (unit.isPresent() && type != FieldType.INTEGER && type != FieldType.NUMBER) {
      throw new IllegalArgumentException("unit belongs to fields of type integer or number");
    }
  }
}
