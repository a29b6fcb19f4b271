package city.madang.etl.privacy.histogram;

import city.madang.etl.dataset.PersonalData;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The rows that share one tuple of raw quasi-identifiers.
///
/// Shape: `tuple` in the order of the histogram's fields, an empty source value is `""`. `entities`
/// are hashes of the people behind the rows, distinct and ascending (signed), the smallest K of
/// them; none at all when each row is its own entity. `sensitive` has the rows of each value, for
/// each sensitive field in the order of the histogram's; no value is `""` too.
///
/// @param tuple raw values, never shown by `toString`
/// @param rows at least 1
/// @param entities never more than `rows`
/// @param sensitive for each sensitive field, counts that add up to `rows`
@SuppressWarnings("ArrayRecordComponent") // copied both ways; boxed hashes would fill the heap
@PersonalData
public record Cell(
    List<String> tuple, long rows, long[] entities, List<Map<String, Long>> sensitive) {
  /// @throws IllegalArgumentException if `rows`, `entities` or `sensitive` cannot be true
  public Cell {
    tuple = List.copyOf(tuple);
    entities = entities.clone();
    sensitive = sensitive.stream().map(Map::copyOf).toList();
    if (rows < 1 || entities.length > rows) {
      throw new IllegalArgumentException(
          "a cell has 1 row or more, and no more entities than rows");
    }
    for (int i = 1; i < entities.length; i++) {
      if (entities[i - 1] >= entities[i]) {
        throw new IllegalArgumentException("entity hashes must be distinct and ascending");
      }
    }
    for (var counts : sensitive) {
      requireAll(rows, counts);
    }
  }

  private static void requireAll(long rows, Map<String, Long> counts) {
    long counted = 0;
    for (long count : counts.values()) {
      counted = Math.addExact(counted, count);
    }
    if (counted != rows || counts.values().stream().anyMatch(count -> count < 1)) {
      throw new IllegalArgumentException("each row has one value of each sensitive field");
    }
  }

  /// A cell of a table without sensitive fields.
  public Cell(List<String> tuple, long rows, long[] entities) {
    this(tuple, rows, entities, List.of());
  }

  /// A cell whose rows are their own entities.
  public Cell(List<String> tuple, long rows) {
    this(tuple, rows, new long[0]);
  }

  @Override
  public long[] entities() {
    return entities.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cell cell
        && rows == cell.rows
        && tuple.equals(cell.tuple)
        && Arrays.equals(entities, cell.entities)
        && sensitive.equals(cell.sensitive);
  }

  @Override
  public int hashCode() {
    return 31 * tuple.hashCode() + Long.hashCode(rows);
  }

  @Override
  public String toString() {
    return "Cell[rows=" + rows + "]";
  }
}
