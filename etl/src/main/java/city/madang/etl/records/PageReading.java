package city.madang.etl.records;

import city.madang.etl.records.query.Output;
import city.madang.etl.records.query.RecordQuery;
import city.madang.etl.records.query.RecordQuery.Selection;
import city.madang.etl.records.query.RecordQuery.Sort;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keeps the rows of one page.
final class PageReading implements Reading {
  /// A page of long texts is shorter than asked for.
  private static final long PAGE_BYTES = 8L << 20;

  private final List<List<@Nullable Object>> rows = new ArrayList<>();
  private final RowReader shown;
  private final RowReader keys;
  private final boolean ofRows;
  private final int limit;
  private long bytes;
  private boolean more;
  private @Nullable Position last;

  PageReading(RecordQuery query, int limit) {
    this.shown = new RowReader(query.selections().stream().map(Selection::output).toList());
    this.keys = new RowReader(keys(query).toList());
    this.ofRows = !query.grouped();
    this.limit = limit;
  }

  private static Stream<Output> keys(RecordQuery query) {
    return query.sorts().stream().map(Sort::output);
  }

  @Override
  public boolean read(ResultSet row, long number) throws SQLException {
    if (number == limit || bytes > PAGE_BYTES) {
      more = true;
      return false;
    }
    var values = shown.read(row, 0);
    rows.add(values);
    bytes += values.stream().mapToLong(PageReading::size).sum();
    last = position(row);
    return true;
  }

  private Position position(ResultSet row) throws SQLException {
    int from = shown.outputs().size();
    var values = new ArrayList<@Nullable Object>(keys.read(row, from));
    if (ofRows) {
      values.add(row.getLong(from + keys.outputs().size() + 1));
    }
    return new Position(values);
  }

  private static long size(@Nullable Object value) {
    return value instanceof String text ? 24 + text.length() * 2L : 24;
  }

  /// What was read.
  RecordPage page() {
    return new RecordPage(rows, more ? Optional.ofNullable(last) : Optional.empty());
  }
}
