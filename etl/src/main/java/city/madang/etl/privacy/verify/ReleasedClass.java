package city.madang.etl.privacy.verify;

import java.util.List;

/// The rows of a released file that share one tuple of quasi-identifiers, counted in that file.
///
/// @param tuple released values in the order of the fields; an empty value is `""`
/// @param rows rows of the class
/// @param entities distinct entities behind them; the same as `rows` when row = entity
public record ReleasedClass(List<String> tuple, long rows, long entities) {
  public ReleasedClass {
    tuple = List.copyOf(tuple);
  }

  @Override
  public String toString() {
    return "ReleasedClass[rows=" + rows + ", entities=" + entities + "]";
  }
}
