package city.madang.etl.privacy.trajectory;

import city.madang.etl.dataset.PersonalData;

/// A circle in which nothing is released. It hides a true place without having it in the middle.
///
/// The shift depends on entity and place, not on the trip: who sees the cuts of many trips to one
/// home cannot take the mean of their circles.
@PersonalData
record HiddenCircle(
    DropCause cause, double latitude, double longitude, double radiusMeters, double latitudeReach) {
  /// Places so close to each other, in degrees, mostly share one shift.
  private static final double SAME_PLACE_DEGREES = 0.005;

  /// @param distanceMeters from the place to any point outside, at least
  /// @param extensionMeters largest shift
  static HiddenCircle around(
      RawPoint place,
      DropCause cause,
      double distanceMeters,
      double extensionMeters,
      Shifts shifts) {
    var random = shifts.of(place);
    double shift = extensionMeters * Math.sqrt(random[0]);
    double angle = 2 * Math.PI * random[1];
    double north = shift * Math.cos(angle) / Earth.DEGREE_METERS;
    double width = Math.max(0.01, Math.cos(Math.toRadians(place.latitude())));
    double east = shift * Math.sin(angle) / (Earth.DEGREE_METERS * width);
    double latitude = place.latitude() + north;
    double longitude = place.longitude() + east;
    // What the shift is on the sphere; the plane's is a little off, and the place must be covered.
    double shifted = Earth.meters(latitude, longitude, place);
    double radius = distanceMeters + Math.max(extensionMeters, shifted);
    return new HiddenCircle(cause, latitude, longitude, radius, radius / Earth.DEGREE_METERS);
  }

  boolean hides(RawPoint point) {
    return Math.abs(point.latitude() - latitude) <= latitudeReach
        && Earth.meters(latitude, longitude, point) <= radiusMeters;
  }

  @Override
  public String toString() {
    return "HiddenCircle[" + cause + "]";
  }

  /// The shifts of one entity.
  record Shifts(RunKey key, String entity) {
    double[] of(RawPoint place) {
      long north = Math.round(place.latitude() / SAME_PLACE_DEGREES);
      long east = Math.round(place.longitude() / SAME_PLACE_DEGREES);
      return key.uniform("shift", entity, north, east);
    }

    @Override
    public String toString() {
      return "Shifts[]";
    }
  }
}
