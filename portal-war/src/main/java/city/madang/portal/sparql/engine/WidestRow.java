package city.madang.portal.sparql.engine;

import org.apache.jena.sparql.engine.binding.Binding;

/// What so many rows take at most, as long as none is wider than those that came.
final class WidestRow {
  private final long rows;
  private final RowSize size;
  private long widest;

  WidestRow(long rows, RowSize size) {
    this.rows = rows;
    this.size = size;
  }

  /// By how many bytes the most that they take grows with this one.
  long grows(Binding row) {
    long more = Math.max(0, size.of(row) - widest);
    widest += more;
    return more * rows;
  }
}
