package city.madang.etl.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One row of a released table.
///
/// @param number 1-based place in the file
/// @param values by column, in the file's order: String, Long, Double, Boolean, LocalDate,
///   LocalTime or LocalDateTime; null where the row has no value
public record Row(long number, Map<String, @Nullable Object> values) {
  /// Keeps the order of `values`.
  // Written out: the annotation of a compact constructor's parameter is lost on other modules.
  public Row(long number, Map<String, @Nullable Object> values) {
    this.number = number;
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
