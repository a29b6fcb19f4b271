package city.madang.etl.synthetic.busan;

/// One block of a street, from a crossing to the next; each block is in the network twice, once for
/// each direction.
///
/// @param from number of a crossing
/// @param to number of another
/// @param meters how long it is
/// @param line all blocks of one street have the same
/// @param arterial a wide road
public record Street(int from, int to, double meters, int line, boolean arterial) {}
