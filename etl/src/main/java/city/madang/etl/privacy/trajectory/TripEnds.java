package city.madang.etl.privacy.trajectory;

/// From where to where a trip went, as far as its released points show: the row behind a flow.
///
/// @param origin cell of the first released point
/// @param destination cell of the last released point
/// @param window when the first released point was
public record TripEnds(String origin, String destination, String window) {}
