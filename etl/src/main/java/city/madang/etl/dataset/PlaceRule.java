package city.madang.etl.dataset;

import java.util.List;
import java.util.Optional;

/// Where the rows of a table must lie: in the district that they tell, or in a box.
///
/// @param latitude column, in degrees of WGS 84
/// @param longitude column, in degrees of WGS 84
/// @param district column with five digits of Statistics Korea
/// @param box south, west, north and east in degrees; empty, or four numbers
public record PlaceRule(
    String latitude, String longitude, Optional<String> district, List<Double> box) {
  /// @throws IllegalArgumentException if it says nothing, or the box is none
  public PlaceRule {
    box = List.copyOf(box);
    if (district.isPresent() != box.isEmpty()) {
      throw new IllegalArgumentException("place needs district: COLUMN, or box: [S, W, N, E]");
    }
    if (!box.isEmpty()
        && (box.size() != 4 || box.get(0) >= box.get(2) || box.get(1) >= box.get(3))) {
      throw new IllegalArgumentException("box is [south, west, north, east] in degrees");
    }
  }
}
