package city.madang.etl.privacy.trajectory;

/// Distances and directions on a sphere.
///
/// Source: haversine formula; mean earth radius 6,371,008.8 m (IUGG).
final class Earth {
  private static final double RADIUS_METERS = 6_371_008.8;

  /// A degree of latitude.
  static final double DEGREE_METERS = Math.toRadians(RADIUS_METERS);

  private Earth() {}

  static double meters(double latitude, double longitude, RawPoint to) {
    double north = Math.sin(Math.toRadians(to.latitude() - latitude) / 2);
    double east = Math.sin(Math.toRadians(to.longitude() - longitude) / 2);
    double square =
        north * north
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(to.latitude()))
                * east
                * east;
    return 2 * RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(square)));
  }

  static double meters(RawPoint from, RawPoint to) {
    return meters(from.latitude(), from.longitude(), to);
  }

  /// The direction from one point to another, degrees clockwise from north, 0–360.
  static double bearing(RawPoint from, RawPoint to) {
    double here = Math.toRadians(from.latitude());
    double there = Math.toRadians(to.latitude());
    double east = Math.toRadians(to.longitude() - from.longitude());
    double y = Math.sin(east) * Math.cos(there);
    double x = Math.cos(here) * Math.sin(there) - Math.sin(here) * Math.cos(there) * Math.cos(east);
    return (Math.toDegrees(Math.atan2(y, x)) + 360) % 360;
  }

  /// How far apart two directions are, 0–180 degrees.
  static double turn(double from, double to) {
    double difference = Math.abs(from - to) % 360;
    return Math.min(difference, 360 - difference);
  }
}
