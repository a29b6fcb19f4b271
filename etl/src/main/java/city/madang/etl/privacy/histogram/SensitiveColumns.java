package city.madang.etl.privacy.histogram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Collects the sensitive values of cells as numbers, cell after cell and field after field.
final class SensitiveColumns {
  private final List<SensitiveField> fields;
  private final List<Map<String, Integer>> dictionaries = new ArrayList<>();

  /// Where the entries of each cell and field end.
  private int[] ends = new int[1 << 8];

  private int parts;
  private int[] codes = new int[1 << 8];
  private long[] rows = new long[1 << 8];
  private int size;

  SensitiveColumns(List<SensitiveField> fields) {
    this.fields = List.copyOf(fields);
    fields.forEach(_ -> dictionaries.add(new HashMap<>()));
  }

  List<SensitiveField> fields() {
    return fields;
  }

  void add(Cell cell) {
    if (cell.sensitive().size() != fields.size()) {
      throw new IllegalArgumentException("a cell needs the counts of each sensitive field");
    }
    for (int field = 0; field < fields.size(); field++) {
      var dictionary = dictionaries.get(field);
      cell.sensitive()
          .get(field)
          .forEach(
              (value, count) ->
                  append(dictionary.computeIfAbsent(value, _ -> dictionary.size()), count));
      if (parts == ends.length) {
        ends = Arrays.copyOf(ends, 2 * parts);
      }
      ends[parts++] = size;
    }
  }

  private void append(int code, long count) {
    if (size == codes.length) {
      codes = Arrays.copyOf(codes, Math.multiplyExact(2, size));
      rows = Arrays.copyOf(rows, 2 * size);
    }
    codes[size] = code;
    rows[size++] = count;
  }

  /// The distinct values of each field, sorted; their places become the codes of the counts.
  List<List<String>> rankValues() {
    var values = new ArrayList<List<String>>();
    var ranks = new int[fields.size()][];
    for (int field = 0; field < fields.size(); field++) {
      var dictionary = dictionaries.get(field);
      var sorted = fields.get(field).sorted(dictionary.keySet());
      ranks[field] = new int[sorted.size()];
      for (int rank = 0; rank < sorted.size(); rank++) {
        ranks[field][dictionary.getOrDefault(sorted.get(rank), -1)] = rank;
      }
      values.add(sorted);
    }
    for (int part = 0; part < parts; part++) {
      for (int i = start(part); i < ends[part]; i++) {
        codes[i] = ranks[part % fields.size()][codes[i]];
      }
    }
    return values;
  }

  /// Counts for each field, all empty.
  ValueCounts[] newCounts() {
    return Stream.generate(ValueCounts::new).limit(fields.size()).toArray(ValueCounts[]::new);
  }

  /// Adds the values of the `cell`-th cell.
  void addTo(ValueCounts[] counts, int cell) {
    for (int field = 0; field < fields.size(); field++) {
      int part = cell * fields.size() + field;
      for (int i = start(part); i < ends[part]; i++) {
        counts[field].add(codes[i], rows[i]);
      }
    }
  }

  private int start(int part) {
    return part == 0 ? 0 : ends[part - 1];
  }
}
