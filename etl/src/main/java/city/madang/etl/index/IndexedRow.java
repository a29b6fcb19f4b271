package city.madang.etl.index;

import city.madang.etl.dataset.DatasetId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A published row as search finds it.
///
/// @param dataset the dataset it belongs to
/// @param table the table's name
/// @param number of the row in the released table, from 1; with dataset and table it names the row
/// @param text the searched columns in order, column name to text; absent values are left out
/// @param also other words that it is found by and does not show: its district, and what its codes
///   mean
/// @param place where it is, if the table has a location
public record IndexedRow(
    DatasetId dataset,
    String table,
    long number,
    Map<String, String> text,
    List<String> also,
    Optional<Place> place) {
  /// @throws IllegalArgumentException if `number` is not positive
  public IndexedRow {
    if (number < 1) {
      throw new IllegalArgumentException("a row number is at least 1 but was " + number);
    }
    also = List.copyOf(also);
    text = Collections.unmodifiableMap(new LinkedHashMap<>(text)); // Map.copyOf forgets the order
  }

  /// The document id: writing the row again overwrites it.
  String key() {
    return "%s/%s/%d".formatted(dataset, table, number);
  }
}
