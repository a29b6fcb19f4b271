package city.madang.etl.dataset;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What becomes of the points of moving entities, such as connected vehicles.
///
/// Distances are in meters, speeds in meters per second, places in degrees of WGS 84.
///
/// Source: USDOT, "Privacy Protection Application" (trip ends, critical intervals, speed filter).
///
/// @param columns which field is what
/// @param gap a longer silence of an entity ends its trip
/// @param stay what counts as a stop
/// @param trim how far around ends, stops and turnarounds nothing is released
/// @param speeds slower and faster points are dropped; empty without a speed column
/// @param area points outside are dropped
/// @param pieces how long a piece may be
/// @param precision to what released values are rounded
/// @param unicity largest share of pieces that four released points may single out, with all that
///   is published of them, 0–1
/// @param output what is released
public record TrajectoryPolicy(
    Columns columns,
    Duration gap,
    Stay stay,
    Trim trim,
    Optional<Speeds> speeds,
    Optional<Area> area,
    Pieces pieces,
    Precision precision,
    double unicity,
    Output output) {
  /// @throws IllegalArgumentException if two parts do not fit
  public TrajectoryPolicy {
    require(!gap.isNegative() && !gap.isZero(), "gap must be above 0");
    require(unicity >= 0 && unicity <= 1, "unicity must be between 0% and 100%");
    require(speeds.isEmpty() || columns.speed().isPresent(), "speeds needs a speed column");
    require(
        trim.stopsMeters() >= stay.withinMeters(),
        "stops must be at least as far as a stay may wander");
  }

  /// Which field is what.
  ///
  /// @param time a datetime in UTC, or on the wall clock of a zone that is never put back
  /// @param latitude degrees north
  /// @param longitude degrees east
  /// @param speed meters per second
  /// @param heading degrees clockwise from north, 0–360
  public record Columns(
      String time,
      String latitude,
      String longitude,
      Optional<String> speed,
      Optional<String> heading) {}

  /// A stop: at least so long not farther than that from where it began.
  public record Stay(double withinMeters, Duration atLeast) {
    public Stay {
      require(withinMeters > 0 && !atLeast.isNegative() && !atLeast.isZero(), "a stay is positive");
    }
  }

  /// How far around a true place nothing is released: at least the distance, at most the distance
  /// and twice the extension.
  ///
  /// @param extensionMeters how far the hidden circle may be shifted, so that its middle tells
  ///   little
  public record Trim(
      double endsMeters, double stopsMeters, double turnsMeters, double extensionMeters) {
    public Trim {
      require(endsMeters > 0 && stopsMeters > 0 && turnsMeters > 0, "trim distances are positive");
      require(extensionMeters > 0, "the extension is positive: a circle without it has its middle");
    }
  }

  /// Both ends belong to it.
  public record Speeds(double minimum, double maximum) {
    /// Residential crawl and motorway limit: 5 and 80 miles an hour.
    public static final Speeds DEFAULT = new Speeds(2.235, 35.763);

    public Speeds {
      require(minimum >= 0 && minimum < maximum, "speeds are [minimum, maximum] in m/s");
    }
  }

  /// How long one pseudonym lives.
  ///
  /// @param points 2 or more
  public record Pieces(Duration longest, int points) {
    public Pieces {
      require(!longest.isNegative() && !longest.isZero(), "the longest piece is above 0");
      require(points >= 2, "a piece has 2 points or more");
    }
  }

  /// Steps to which released values are rounded.
  ///
  /// @param placeDegrees above 0, at most 1
  /// @param time whole microseconds
  /// @param speed meters per second
  /// @param headingDegrees a part of 360
  public record Precision(double placeDegrees, Duration time, double speed, double headingDegrees) {
    public Precision {
      require(placeDegrees > 0 && placeDegrees <= 1, "place is above 0 and at most 1 degree");
      require(time.toNanos() >= 1000, "time is at least a microsecond");
      require(speed > 0 && headingDegrees > 0 && headingDegrees <= 360, "steps are above 0");
    }
  }

  /// Where points may be.
  public sealed interface Area {
    /// All sides belong to it.
    record Box(double south, double west, double north, double east) implements Area {
      public Box {
        require(south < north && west < east, "area is [south, west, north, east] in degrees");
      }
    }

    /// Inside any of them.
    record Polygons(List<List<Corner>> rings) implements Area {
      public Polygons {
        rings = rings.stream().map(List::copyOf).toList();
        require(!rings.isEmpty(), "an area needs a polygon");
        rings.forEach(ring -> require(ring.size() >= 3, "a polygon has 3 corners or more"));
      }
    }

    /// One corner of a polygon.
    record Corner(double latitude, double longitude) {}
  }

  /// What is released.
  public sealed interface Output {
    /// Pieces of trajectories.
    record Points() implements Output {}

    /// How many vehicles and trips went from cell to cell.
    ///
    /// @param cellDegrees width of the finest cells
    /// @param window of departure; a day is a multiple of it
    record Flows(double cellDegrees, Duration window) implements Output {
      public Flows {
        require(cellDegrees > 0 && cellDegrees <= 10, "cell is above 0 and at most 10 degrees");
        require(
            window.toSeconds() > 0 && Duration.ofDays(1).toSeconds() % window.toSeconds() == 0,
            "a day must be a multiple of the window, such as PT1H");
      }
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
