package city.madang.etl.synthetic.busan;

/// A quarter of a district: a real name at a place that was drawn.
///
/// @param name such as 해운대, Haeundae
/// @param center a crossing of its district
public record Neighborhood(Name name, Place center) {}
