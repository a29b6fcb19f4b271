package city.madang.etl.quality;

import java.util.List;

/// The quality of one released table.
///
/// @param name of the table
/// @param rows what became of its rows
/// @param rejects how many rows were rejected for which reason; they add up to `rows.rejected`;
///   none where that is not told
/// @param columns the published columns, in order
public record TableQuality(
    String name, RowAccount rows, List<RejectCount> rejects, List<ColumnSummary> columns) {
  /// @throws IllegalArgumentException if the rejects do not add up
  public TableQuality {
    rejects = List.copyOf(rejects);
    columns = List.copyOf(columns);
    if (rejects.stream().mapToLong(RejectCount::rows).sum() != rows.rejected().orElse(0)) {
      throw new IllegalArgumentException("the rejects do not add up to the rows rejected");
    }
  }
}
