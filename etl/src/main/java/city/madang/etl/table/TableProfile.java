package city.madang.etl.table;

import java.nio.file.Path;
import java.util.List;

/// What a text file holds, in numbers.
///
/// @param rows that have as many values as the heading
/// @param torn lines that have not
/// @param staged the rows, for [Profiler#alone]
public record TableProfile(long rows, long torn, List<ColumnProfile> columns, Path staged) {
  public TableProfile {
    columns = List.copyOf(columns);
  }
}
