package city.madang.etl.privacy.verify;

import java.util.List;

/// One row of a released file of noisy counts.
///
/// @param key for each quasi field its value, or the label of one: String, Long, Double, Boolean,
///   LocalDate, LocalTime or LocalDateTime; no value is the empty text
/// @param sums in the order of the policy's rules
public record ReleasedCell(List<Object> key, long count, List<Long> sums) {
  public ReleasedCell {
    key = List.copyOf(key);
    sums = List.copyOf(sums);
  }
}
