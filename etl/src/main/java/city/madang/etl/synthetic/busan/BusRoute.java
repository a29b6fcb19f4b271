package city.madang.etl.synthetic.busan;

import java.util.List;

/// A bus route there and back.
///
/// @param id such as `R1001`
/// @param number as passengers say it
/// @param name its two ends
/// @param path the crossings it passes, in order, as numbers
/// @param calls the stops it serves, in order, two or more
public record BusRoute(String id, String number, Name name, List<Integer> path, List<Call> calls) {
  public BusRoute {
    path = List.copyOf(path);
    calls = List.copyOf(calls);
  }

  /// A stop of a route.
  ///
  /// @param stop which
  /// @param meters from the beginning of the route
  public record Call(BusStop stop, double meters) {}

  /// How long it is.
  public double meters() {
    return calls.getLast().meters();
  }
}
