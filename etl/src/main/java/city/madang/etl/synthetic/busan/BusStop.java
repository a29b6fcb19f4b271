package city.madang.etl.synthetic.busan;

/// A bus stop; one stands for both sides of the road.
///
/// @param id such as `BS0001`
/// @param name made of a real neighborhood and a landmark
/// @param place beside its crossing
/// @param crossing number of the crossing that it stands at
public record BusStop(String id, Name name, Place place, int crossing) {}
