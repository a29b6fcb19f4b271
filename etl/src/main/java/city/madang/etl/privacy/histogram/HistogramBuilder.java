package city.madang.etl.privacy.histogram;

import city.madang.etl.privacy.PrivacyRefusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Collects cells as numbers, then sorts them and merges the equal ones.
final class HistogramBuilder {
  private final List<String> fields;
  private final int limit;
  private final List<Map<String, Integer>> dictionaries = new ArrayList<>();
  private int[] codes = new int[1 << 10];
  private long[] rows = new long[1 << 8];
  private final List<long[]> entities = new ArrayList<>();
  private int withEntities;
  private final SensitiveColumns sensitive;
  private final List<ValueCounts[]> mergedSensitive = new ArrayList<>();

  HistogramBuilder(List<String> fields, List<SensitiveField> sensitive, int limit) {
    this.fields = List.copyOf(fields);
    this.limit = limit;
    this.sensitive = new SensitiveColumns(sensitive);
    fields.forEach(_ -> dictionaries.add(new HashMap<>()));
    var names = Stream.concat(fields.stream(), sensitive.stream().map(SensitiveField::name));
    if (limit < 1 || names.distinct().count() != fields.size() + sensitive.size()) {
      throw new IllegalArgumentException("fields must differ, and the limit must be 1 or more");
    }
  }

  void add(Cell cell) {
    if (cell.tuple().size() != fields.size()) {
      throw new IllegalArgumentException("a cell needs one value for each field");
    }
    int position = entities.size();
    ensureRoom(position + 1);
    for (int field = 0; field < fields.size(); field++) {
      var dictionary = dictionaries.get(field);
      var code = dictionary.computeIfAbsent(cell.tuple().get(field), _ -> dictionary.size());
      codes[position * fields.size() + field] = code;
    }
    rows[position] = cell.rows();
    var hashes = cell.entities();
    entities.add(hashes);
    withEntities += hashes.length > 0 ? 1 : 0;
    sensitive.add(cell);
  }

  Histogram build() {
    refuseMixed();
    var values = rankValues();
    var sensitiveValues = sensitive.rankValues();
    merge(
        TupleOrder.sorted(codes, entities.size(), values.stream().mapToInt(List::size).toArray()));
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
    return withEntities == 0 ? new long[0][] : entities.toArray(long[][]::new);
  }

  List<SensitiveField> sensitiveFields() {
    return sensitive.fields();
  }

  ValueCounts[][] mergedSensitive() {
    return mergedSensitive.toArray(ValueCounts[][]::new);
  }

  private void ensureRoom(int tuples) {
    if (tuples > rows.length) {
      rows = Arrays.copyOf(rows, tuples * 2);
    }
    if (tuples * fields.size() > codes.length) {
      codes = Arrays.copyOf(codes, Math.multiplyExact(tuples * 2, fields.size()));
    }
  }

  /// A row without an entity would count as nobody, or as somebody: both are guesses.
  private void refuseMixed() {
    int without = entities.size() - withEntities;
    if (withEntities > 0 && without > 0) {
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
      for (int tuple = 0; tuple < entities.size(); tuple++) {
        int at = tuple * fields.size() + field;
        codes[at] = ranks[codes[at]];
      }
      values.add(List.copyOf(sorted.keySet()));
    }
    return values;
  }

  private void merge(int[] order) {
    int width = fields.size();
    var mergedCodes = new int[order.length * width];
    var mergedRows = new long[order.length];
    var mergedEntities = new ArrayList<long[]>();
    for (int tuple : order) {
      int last = mergedEntities.size() - 1;
      if (last < 0 || !sameTuple(mergedCodes, last, tuple)) {
        System.arraycopy(codes, tuple * width, mergedCodes, ++last * width, width);
        mergedEntities.add(new long[0]);
        startSensitive();
      }
      mergedRows[last] = Math.addExact(mergedRows[last], rows[tuple]);
      mergedEntities.set(
          last, EntitySets.union(mergedEntities.get(last), entities.get(tuple), limit));
      if (!sensitiveFields().isEmpty()) {
        sensitive.addTo(mergedSensitive.getLast(), tuple);
      }
    }
    entities.clear();
    entities.addAll(mergedEntities);
    withEntities = Math.min(withEntities, entities.size());
    rows = Arrays.copyOf(mergedRows, entities.size());
    codes = Arrays.copyOf(mergedCodes, entities.size() * width);
  }

  private void startSensitive() {
    if (!sensitiveFields().isEmpty()) {
      mergedSensitive.add(sensitive.newCounts());
    }
  }

  private boolean sameTuple(int[] mergedCodes, int last, int tuple) {
    int width = fields.size();
    return Arrays.equals(
        mergedCodes, last * width, (last + 1) * width, codes, tuple * width, (tuple + 1) * width);
  }
}
