package city.madang.etl.table;

import java.nio.file.Path;

/// What is made of points; all of it is private until it was verified.
///
/// @param points that may be released, by piece and time
/// @param pieces which entity is behind which piece
/// @param trips one row a trip: entity, origin, destination, window and `_row`
public record TrackFiles(Path points, Path pieces, Path trips) {}
