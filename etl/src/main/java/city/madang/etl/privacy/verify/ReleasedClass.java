package city.madang.etl.privacy.verify;

import java.util.List;
import java.util.Map;

/// The rows of a released file that share one tuple of quasi-identifiers, counted in that file.
///
/// @param tuple released values in the order of the fields; an empty value is `""`
/// @param rows rows of the class
/// @param entities distinct entities behind them; the same as `rows` when row = entity
/// @param sensitive for each sensitive field the rows of each value; no value is `""`
public record ReleasedClass(
    List<String> tuple, long rows, long entities, List<Map<String, Long>> sensitive) {
  public ReleasedClass {
    tuple = List.copyOf(tuple);
    sensitive = sensitive.stream().map(Map::copyOf).toList();
  }

  /// A class of a table without sensitive fields.
  public ReleasedClass(List<String> tuple, long rows, long entities) {
    this(tuple, rows, entities, List.of());
  }

  @Override
  public String toString() {
    return "ReleasedClass[rows=" + rows + ", entities=" + entities + "]";
  }
}
