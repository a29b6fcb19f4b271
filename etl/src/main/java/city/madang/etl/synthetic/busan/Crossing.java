package city.madang.etl.synthetic.busan;

/// Where streets meet, bend or end.
///
/// @param number its position in the network, from 0
/// @param place where it is
public record Crossing(int number, Place place) {}
