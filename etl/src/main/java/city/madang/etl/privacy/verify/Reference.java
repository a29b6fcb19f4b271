package city.madang.etl.privacy.verify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// How often each value of a sensitive field stands in the whole table, before suppression.
///
/// @param field its name
/// @param rows of each value, in the order of the values; no value is `""`
public record Reference(String field, SequencedMap<String, Long> rows) {
  public Reference {
    rows = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(rows));
  }

  long total() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public String toString() {
    return "Reference[" + field + "]";
  }
}
