package city.madang.etl.privacy.trajectory;

/// A point as it is released: rounded.
///
/// @param timeMicros microseconds since 1970-01-01T00:00Z
/// @param latitude degrees north
/// @param longitude degrees east
/// @param speed meters per second; NaN if unknown
/// @param heading degrees clockwise from north, 0 to below 360; NaN if unknown
public record TrackPoint(
    long timeMicros, double latitude, double longitude, double speed, double heading) {}
