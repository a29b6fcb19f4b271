package city.madang.etl.table;

import city.madang.etl.quality.Reject;
import city.madang.etl.quality.RejectCount;
import java.util.List;

/// What staging made of a source: rows read = staged + rejected, exactly.
///
/// @param rowsRead records of the source, without heading and blank lines
/// @param rowsStaged rows of the staged file
/// @param rejects the first 10,000 by line, one per rejected row
/// @param rejectCounts of all rejected rows; by field and reason
public record StageResult(
    long rowsRead, long rowsStaged, List<Reject> rejects, List<RejectCount> rejectCounts) {
  /// The most rejects that are listed one by one.
  public static final int LISTED_REJECTS = 10_000;

  public StageResult {
    rejects = List.copyOf(rejects);
    rejectCounts = List.copyOf(rejectCounts);
    if (rejectCounts.stream().mapToLong(RejectCount::rows).sum() != rowsRead - rowsStaged) {
      throw new IllegalArgumentException("a row is neither staged nor rejected, or both");
    }
  }

  /// Rows of the source that were not taken.
  public long rowsRejected() {
    return rowsRead - rowsStaged;
  }
}
