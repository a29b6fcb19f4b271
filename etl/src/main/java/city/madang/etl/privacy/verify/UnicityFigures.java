package city.madang.etl.privacy.verify;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Share of the pieces that 1, 2, 3 and 4 known points single out, each 0–1.
///
/// @param placeAndTime if place and time of the points are known
/// @param allPublished if all that is published of them is, and their order
public record UnicityFigures(List<Double> placeAndTime, List<Double> allPublished) {
  /// Nothing was measured.
  public static final UnicityFigures NONE = new UnicityFigures(List.of(), List.of());

  public UnicityFigures {
    placeAndTime = List.copyOf(placeAndTime);
    allPublished = List.copyOf(allPublished);
  }

  static UnicityFigures measure(Supplier<Stream<ReleasedPoint>> file) {
    return new UnicityFigures(
        Unicity.measure(file, Known.PLACE_AND_TIME), Unicity.measure(file, Known.ALL_PUBLISHED));
  }
}
