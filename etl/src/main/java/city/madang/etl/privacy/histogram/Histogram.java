package city.madang.etl.privacy.histogram;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// How many rows and entities share each distinct tuple of quasi-identifiers, and which sensitive
/// values they have.
///
/// Shape: one cell for each tuple, in the order of their values; equal whatever the order or
/// chunking of the cells it was made from. Values are kept once for each field.
public final class Histogram {
  /// What a cell holds when each row is its own entity.
  public static final long[] NO_ENTITIES = {};

  private final List<String> fields;
  private final int limit;
  private final List<List<String>> values;
  private final List<CodeColumn> codes;
  private final long[] rows;
  private final long[][] entities;
  private final List<SensitiveField> sensitiveFields;
  private final List<List<String>> sensitiveValues;
  private final ValueCounts[][] sensitive;

  /// @param values distinct values of each field, sorted
  /// @param codes for each field, the position of each tuple's value in `values`
  /// @param sensitiveValues distinct values of each sensitive field, in their order
  Histogram(
      HistogramBuilder builder,
      List<List<String>> values,
      List<CodeColumn> codes,
      List<List<String>> sensitiveValues) {
    this.fields = builder.fields();
    this.limit = builder.limit();
    this.values = values;
    this.codes = codes;
    this.rows = builder.mergedRows();
    this.entities = builder.mergedEntities();
    this.sensitiveFields = builder.sensitiveFields();
    this.sensitiveValues = sensitiveValues;
    this.sensitive = builder.mergedSensitive();
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
    return of(fields, List.of(), limit, cells);
  }

  /// Adds up cells that count sensitive values too.
  ///
  /// @param limit as above
  /// @throws PrivacyRefusal if only some of the cells count entities
  public static Histogram of(
      List<String> fields, List<SensitiveField> sensitive, int limit, Stream<Cell> cells) {
    var builder = new HistogramBuilder(fields, sensitive, limit);
    cells.sequential().forEach(builder::add);
    return builder.build();
  }

  /// The histogram of the rows of both.
  public Histogram merge(Histogram other) {
    if (!fields.equals(other.fields) || !sensitiveFields.equals(other.sensitiveFields)) {
      throw new IllegalArgumentException("only histograms of the same fields can merge");
    }
    var cells = Stream.concat(cells(), other.cells());
    return of(fields, sensitiveFields, Math.min(limit, other.limit), cells);
  }

  /// Names of the quasi-identifiers.
  public List<String> fields() {
    return fields;
  }

  /// The cells, sorted by tuple.
  public Stream<Cell> cells() {
    return IntStream.range(0, size())
        .mapToObj(tuple -> new Cell(tuple(tuple), rows[tuple], entities(tuple), counts(tuple)));
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
    return codes.get(field).get(tuple);
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

  /// Fields whose values were counted, in order.
  public List<SensitiveField> sensitiveFields() {
    return sensitiveFields;
  }

  /// The distinct values of a sensitive field, in their order.
  public List<String> sensitiveValues(int field) {
    return sensitiveValues.get(field);
  }

  /// For each tuple and sensitive field, the rows of each value by its place among the field's
  /// values; none at all without sensitive fields. Not a copy, so for reading only.
  public ValueCounts[][] sensitiveOfTuples() {
    return sensitive;
  }

  private List<Map<String, Long>> counts(int tuple) {
    return IntStream.range(0, sensitiveFields.size())
        .mapToObj(field -> counts(sensitive[tuple][field], sensitiveValues.get(field)))
        .toList();
  }

  private static Map<String, Long> counts(ValueCounts counts, List<String> values) {
    var rowsOfValue = new LinkedHashMap<String, Long>();
    for (int i = 0; i < counts.distinct(); i++) {
      rowsOfValue.put(values.get(counts.code(i)), counts.rows(i));
    }
    return rowsOfValue;
  }
}
