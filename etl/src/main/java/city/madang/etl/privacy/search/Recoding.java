package city.madang.etl.privacy.search;

import city.madang.etl.dataset.PersonalData;
import java.util.List;
import java.util.Optional;

/// What becomes of the rows of one raw tuple.
///
/// @param tuple raw values in the order of the plan's fields, never shown by `toString`
/// @param released the values to publish instead; empty if the rows are suppressed
@PersonalData
public record Recoding(List<String> tuple, Optional<List<String>> released) {
  public Recoding {
    tuple = List.copyOf(tuple);
    released = released.map(List::copyOf);
  }

  @Override
  public String toString() {
    return "Recoding[suppressed=" + released.isEmpty() + "]";
  }
}
