package city.madang.etl.index;

import city.madang.etl.dataset.DatasetId;
import java.util.Locale;
import java.util.Optional;

/// A question to the search door.
///
/// @param text what the visitor typed, in any form; blank finds everything
/// @param size most hits to answer, 1–1,000
/// @param cursor `next` of the answer before; empty for the first
/// @param dataset only this dataset and its rows
/// @param kind only datasets, or only rows
/// @param near only rows around a place
public record SearchRequest(
    String text,
    int size,
    Optional<String> cursor,
    Optional<DatasetId> dataset,
    Optional<Kind> kind,
    Optional<Circle> near) {
  /// Most hits of one answer.
  public static final int MAXIMUM_SIZE = 1_000;

  /// @throws IllegalArgumentException if `size` is outside its range
  public SearchRequest {
    if (size < 1 || size > MAXIMUM_SIZE) {
      throw new IllegalArgumentException(
          "size must be 1-%d but was %d".formatted(MAXIMUM_SIZE, size));
    }
  }

  /// The first hits for `text` in everything.
  public static SearchRequest of(String text, int size) {
    return new SearchRequest(
        text, size, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// What can be found.
  public enum Kind {
    DATASET,
    ROW;

    /// As answers and requests have it.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// All places around one.
  ///
  /// @param radiusMeters more than 0
  public record Circle(Place center, double radiusMeters) {
    /// @throws IllegalArgumentException if the radius is not a positive number
    public Circle {
      if (!(radiusMeters > 0 && radiusMeters < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("a radius is more than 0 meters");
      }
    }
  }
}
