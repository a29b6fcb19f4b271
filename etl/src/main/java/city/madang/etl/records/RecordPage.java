package city.madang.etl.records;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Some rows of an answer.
///
/// @param rows each with a value for each selection: `String` (also of times, in ISO 8601), `Long`,
///   `BigInteger`, `Double`, `Boolean` or null
/// @param next where the next page begins; absent after the last one
public record RecordPage(List<List<@Nullable Object>> rows, Optional<Position> next) {
  /// So many for whoever does not say how many.
  public static final int USUAL_ROWS = 100;

  /// So many at most for whoever asks through the portal.
  public static final int MOST_ROWS = 10_000;

  public RecordPage {
    rows = List.copyOf(rows);
  }
}
