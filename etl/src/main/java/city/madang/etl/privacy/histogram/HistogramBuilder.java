package city.madang.etl.privacy.histogram;

import city.madang.etl.privacy.PrivacyRefusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Collects cells as numbers, then sorts them and merges the equal ones.
final class HistogramBuilder {
  private final List<String> fields;
  private final int limit;
  private final List<Map<String, Integer>> dictionaries = new ArrayList<>();
  private List<CodeColumn> codes;
  private long[] rows = new long[1 << 8];
  private int cells;
  private final List<long[]> entities = new ArrayList<>();
  private final SensitiveColumns sensitive;
  private final List<ValueCounts[]> mergedSensitive = new ArrayList<>();

  HistogramBuilder(List<String> fields, List<SensitiveField> sensitive, int limit) {
    this.fields = List.copyOf(fields);
    this.limit = limit;
    this.sensitive = new SensitiveColumns(sensitive);
    fields.forEach(_ -> dictionaries.add(new HashMap<>()));
    this.codes = newColumns();
    var names = Stream.concat(fields.stream(), sensitive.stream().map(SensitiveField::name));
    if (limit < 1 || names.distinct().count() != fields.size() + sensitive.size()) {
      throw new IllegalArgumentException("fields must differ, and the limit must be 1 or more");
    }
  }

  void add(Cell cell) {
    if (cell.tuple().size() != fields.size()) {
      throw new IllegalArgumentException("a cell needs one value for each field");
    }
    for (int field = 0; field < fields.size(); field++) {
      var dictionary = dictionaries.get(field);
      var code = dictionary.computeIfAbsent(cell.tuple().get(field), _ -> dictionary.size());
      codes.get(field).add(code);
    }
    if (cells == rows.length) {
      rows = Arrays.copyOf(rows, Math.addExact(cells, cells / 2));
    }
    rows[cells++] = cell.rows();
    var hashes = cell.entities();
    if (hashes.length > 0) {
      entities.add(hashes);
    }
    sensitive.add(cell);
  }

  Histogram build() {
    refuseMixed();
    var values = rankValues();
    var sensitiveValues = sensitive.rankValues();
    merge(TupleOrder.sorted(codes, cells, values.stream().mapToInt(List::size).toArray()));
    return new Histogram(this, values, codes, sensitiveValues);
  }

  List<String> fields() {
    return fields;
  }

  int limit() {
    return limit;
  }

  long[] mergedRows() {
    return rows;
  }

  long[][] mergedEntities() {
    return entities.toArray(long[][]::new);
  }

  List<SensitiveField> sensitiveFields() {
    return sensitive.fields();
  }

  ValueCounts[][] mergedSensitive() {
    return mergedSensitive.toArray(ValueCounts[][]::new);
  }

  /// A row without an entity would count as nobody, or as somebody: both are guesses.
  private void refuseMixed() {
    int without = cells - entities.size();
    if (!entities.isEmpty() && without > 0) {
      throw new PrivacyRefusal(
          without
              + " distinct tuples have rows without an entity: make the entity field required,"
              + " so that such rows are rejected");
    }
  }

  /// Numbers the values in their own order instead of the order of arrival.
  private List<List<String>> rankValues() {
    var values = new ArrayList<List<String>>();
    for (int field = 0; field < fields.size(); field++) {
      var sorted = new TreeMap<>(dictionaries.get(field));
      var ranks = new int[sorted.size()];
      int rank = 0;
      for (int code : sorted.values()) {
        ranks[code] = rank++;
      }
      codes.set(field, codes.get(field).mapped(ranks));
      values.add(List.copyOf(sorted.keySet()));
    }
    return values;
  }

  private void merge(int[] order) {
    var mergedCodes = newColumns();
    var mergedEntities = new ArrayList<long[]>();
    var mergedRows = new long[order.length];
    int merged = 0;
    for (int i = 0; i < order.length; i++) {
      int cell = order[i];
      if (i == 0 || !sameTuple(order[i - 1], cell)) {
        for (int field = 0; field < codes.size(); field++) {
          mergedCodes.get(field).add(codes.get(field).get(cell));
        }
        startSensitive();
        merged++;
      }
      mergedRows[merged - 1] = Math.addExact(mergedRows[merged - 1], rows[cell]);
      if (!entities.isEmpty()) {
        addEntities(mergedEntities, merged - 1, entities.get(cell));
      }
      if (!sensitiveFields().isEmpty()) {
        sensitive.addTo(mergedSensitive.getLast(), cell);
      }
    }
    entities.clear();
    entities.addAll(mergedEntities);
    rows = Arrays.copyOf(mergedRows, merged);
    codes = mergedCodes;
  }

  private void addEntities(List<long[]> merged, int tuple, long[] hashes) {
    if (tuple == merged.size()) {
      merged.add(EntitySets.union(new long[0], hashes, limit));
    } else {
      merged.set(tuple, EntitySets.union(merged.get(tuple), hashes, limit));
    }
  }

  private void startSensitive() {
    if (!sensitiveFields().isEmpty()) {
      mergedSensitive.add(sensitive.newCounts());
    }
  }

  private boolean sameTuple(int cell, int other) {
    return codes.stream().allMatch(column -> column.get(cell) == column.get(other));
  }

  private List<CodeColumn> newColumns() {
    return fields.stream().map(_ -> new CodeColumn()).collect(Collectors.toList());
  }
}
