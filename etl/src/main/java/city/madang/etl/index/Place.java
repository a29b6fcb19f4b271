package city.madang.etl.index;

/// A point on Earth.
///
/// Units: WGS 84 degrees.
///
/// @param latitude -90 to 90
/// @param longitude -180 to 180
public record Place(double latitude, double longitude) {
  /// @throws IllegalArgumentException if a number is outside its range
  public Place {
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException("latitude must be -90 to 90, longitude -180 to 180");
    }
  }
}
