package city.madang.etl.privacy.search;

import java.util.List;

/// Rows that stay in the class in which an earlier release holds them.
///
/// @param labels released values, in the order of the fields
/// @param rows 1 or more
public record CarriedClass(List<String> labels, long rows) {
  public CarriedClass {
    labels = List.copyOf(labels);
    if (rows < 1) {
      throw new IllegalArgumentException("a class has 1 row or more");
    }
  }
}
