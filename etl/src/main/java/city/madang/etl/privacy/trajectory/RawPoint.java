package city.madang.etl.privacy.trajectory;

import city.madang.etl.dataset.PersonalData;

/// Where an entity truly was.
///
/// @param timeMicros microseconds since 1970-01-01T00:00Z
/// @param latitude degrees north
/// @param longitude degrees east
/// @param speed meters per second; NaN if unknown
/// @param heading degrees clockwise from north, 0–360; NaN if unknown
@PersonalData
public record RawPoint(
    long timeMicros, double latitude, double longitude, double speed, double heading) {
  @Override
  public String toString() {
    return "RawPoint[]";
  }
}
