package city.madang.etl.privacy.verify;

/// One row of a released file of points, as it stands there.
///
/// @param piece the pseudonym; `""` if the row has none
/// @param sequence its place in the piece, from 1
/// @param timeMicros microseconds since 1970-01-01T00:00Z
/// @param latitude degrees north
/// @param longitude degrees east
/// @param speed meters per second; NaN if the row has none
/// @param heading degrees clockwise from north; NaN if the row has none
public record ReleasedPoint(
    String piece,
    long sequence,
    long timeMicros,
    double latitude,
    double longitude,
    double speed,
    double heading) {}
