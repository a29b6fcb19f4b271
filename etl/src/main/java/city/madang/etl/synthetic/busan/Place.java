package city.madang.etl.synthetic.busan;

/// A point on the ground of the city.
///
/// @param latitude degrees north of WGS 84, six decimals
/// @param longitude degrees east of WGS 84, six decimals
/// @param district code of the district that it lies in
public record Place(double latitude, double longitude, String district) {
  /// One degree at the latitude of Busan; the same on every machine, for it is no cosine.
  static final double METERS_NORTH = 110_940;

  static final double METERS_EAST = 91_090;

  /// On the plane that touches the city.
  public double metersTo(Place other) {
    double north = (other.latitude - latitude) * METERS_NORTH;
    double east = (other.longitude - longitude) * METERS_EAST;
    return Math.sqrt(north * north + east * east);
  }

  /// The direction of another place, in degrees clockwise from north, 0 up to 360.
  public double headingTo(Place other) {
    double north = (other.latitude - latitude) * METERS_NORTH;
    double east = (other.longitude - longitude) * METERS_EAST;
    return (StrictMath.toDegrees(StrictMath.atan2(east, north)) + 360) % 360;
  }

  static double sixDecimals(double degrees) {
    return Math.round(degrees * 1e6) / 1e6;
  }
}
