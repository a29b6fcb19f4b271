package city.madang.etl.export.format;

import java.util.OptionalDouble;

/// The smallest box that holds all points so far, in degrees.
final class Box {
  private double west = Double.POSITIVE_INFINITY;
  private double south = Double.POSITIVE_INFINITY;
  private double east = Double.NEGATIVE_INFINITY;
  private double north = Double.NEGATIVE_INFINITY;

  void add(double longitude, double latitude) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }

  /// West, south, east, north; empty as long as there is no point.
  OptionalDouble[] edges() {
    return new OptionalDouble[] {edge(west), edge(south), edge(east), edge(north)};
  }

  private static OptionalDouble edge(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
