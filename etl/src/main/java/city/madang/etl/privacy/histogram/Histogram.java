package city.madang.etl.privacy.histogram;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// How many rows and entities share each distinct tuple of quasi-identifiers.
///
/// Shape: one cell for each tuple, in the order of their values; equal whatever the order or
/// chunking of the cells it was made from. Values are kept once for each field.
public final class Histogram {
  /// What a cell holds when each row is its own entity.
  public static final long[] NO_ENTITIES = {};

  private final List<String> fields;
  private final int limit;
  private final List<List<String>> values;
  private final int[] codes;
  private final long[] rows;
  private final long[][] entities;

  /// @param values distinct values of each field, sorted
  /// @param codes positions in `values`, tuple after tuple
  Histogram(HistogramBuilder builder, List<List<String>> values, int[] codes) {
    this.fields = builder.fields();
    this.limit = builder.limit();
    this.values = values;
    this.codes = codes;
    this.rows = builder.mergedRows();
    this.entities = builder.mergedEntities();
  }

  /// Adds up cells; those with equal tuples become one.
  ///
  /// @throws PrivacyRefusal if only some of the cells count entities
  public static Histogram of(List<String> fields, Stream<Cell> cells) {
    return of(fields, Integer.MAX_VALUE, cells);
  }

  /// Adds up cells and keeps at most `limit` entity hashes for each tuple.
  ///
  /// @param limit at least the k that will be asked for; below it, more is generalized than needed
  /// @throws PrivacyRefusal if only some of the cells count entities
  public static Histogram of(List<String> fields, int limit, Stream<Cell> cells) {
    var builder = new HistogramBuilder(fields, limit);
    cells.sequential().forEach(builder::add);
    return builder.build();
  }

  /// The histogram of the rows of both.
  public Histogram merge(Histogram other) {
    if (!fields.equals(other.fields)) {
      throw new IllegalArgumentException("only histograms of the same fields can merge");
    }
    return of(fields, Math.min(limit, other.limit), Stream.concat(cells(), other.cells()));
  }

  /// Names of the quasi-identifiers.
  public List<String> fields() {
    return fields;
  }

  /// The cells, sorted by tuple.
  public Stream<Cell> cells() {
    return IntStream.range(0, size())
        .mapToObj(tuple -> new Cell(tuple(tuple), rows[tuple], entities(tuple)));
  }

  /// Number of distinct tuples.
  public int size() {
    return rows.length;
  }

  /// Number of rows.
  public long rows() {
    return LongStream.of(rows).sum();
  }

  /// Tells whether no entities were counted, so that each row stands for one.
  public boolean rowIsEntity() {
    return entities.length == 0;
  }

  /// The values of a tuple.
  public List<String> tuple(int tuple) {
    return IntStream.range(0, fields.size())
        .mapToObj(field -> values.get(field).get(code(tuple, field)))
        .toList();
  }

  /// The place of a tuple's value among the values of the field.
  public int code(int tuple, int field) {
    return codes[tuple * fields.size() + field];
  }

  /// The distinct values of one field, sorted.
  public List<String> values(int field) {
    return values.get(field);
  }

  /// Rows of each tuple; not a copy, so for reading only.
  public long[] rowsOfTuples() {
    return rows;
  }

  /// Entities of each tuple, none at all when row = entity; not a copy, so for reading only.
  public long[][] entitiesOfTuples() {
    return entities;
  }

  private long[] entities(int tuple) {
    return rowIsEntity() ? NO_ENTITIES : entities[tuple];
  }
}
