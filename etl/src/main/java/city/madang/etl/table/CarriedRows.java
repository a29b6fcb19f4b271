package city.madang.etl.table;

import city.madang.etl.privacy.search.CarriedClass;
import java.nio.file.Path;
import java.util.List;

/// How many rows earlier releases hold, and in which classes they stay.
///
/// @param classes those that stay, by their released values
/// @param heldBack rows that an earlier release holds and that cannot stay
/// @param staying rows of `classes`
public record CarriedRows(List<CarriedClass> classes, long heldBack, long staying) {
  public CarriedRows {
    classes = List.copyOf(classes);
  }

  /// The rows that earlier releases hold, with their released values; private, beside the raw ones.
  static Path carried(Path checked) {
    return checked.resolveSibling(checked.getFileName() + ".carried");
  }

  /// The rows that no earlier release holds, raw.
  public static Path others(Path checked) {
    return checked.resolveSibling(checked.getFileName() + ".others");
  }
}
