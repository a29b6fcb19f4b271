package city.madang.etl.privacy.verify;

import java.util.List;

/// One row of a released file of noisy counts.
///
/// @param key a label for each quasi field; no value is the empty text
/// @param sums in the order of the policy's rules
public record ReleasedCell(List<String> key, long count, List<Long> sums) {
  public ReleasedCell {
    key = List.copyOf(key);
    sums = List.copyOf(sums);
  }
}
