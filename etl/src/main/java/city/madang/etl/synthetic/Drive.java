package city.madang.etl.synthetic;

import city.madang.etl.synthetic.busan.Draws;
import city.madang.etl.synthetic.busan.Place;
import city.madang.etl.synthetic.busan.Street;
import city.madang.etl.synthetic.busan.StreetNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// One trip of a vehicle over a network, second by second.
///
/// Distributions: the way is the quickest one at 50 km/h on arterial roads and 30 km/h on others. A
/// driver takes all of it faster or slower by the same factor, normal around 1, deviation 0.1. One
/// in four times a crossing of three streets or more makes the vehicle wait, Exponential(20)
/// seconds, 90 at most. Speed changes at once.
final class Drive {
  private static final double ARTERIAL = 50 / 3.6;
  private static final double OTHER = 30 / 3.6;

  private final List<Leg> legs = new ArrayList<>();
  private double seconds;

  private Drive() {}

  /// Driving a block, or waiting: then both ends are the same place.
  private record Leg(Place from, Place to, double begin, double end, double speed) {}

  /// Where a vehicle is.
  ///
  /// @param speed in meters per second
  /// @param heading in degrees clockwise from north, 0 up to 360
  record Position(double latitude, double longitude, double speed, double heading) {}

  /// What a block takes.
  static double seconds(Street street) {
    return street.meters() / speed(street);
  }

  private static double speed(Street street) {
    return street.arterial() ? ARTERIAL : OTHER;
  }

  static Drive along(List<Integer> path, StreetNetwork network, RandomGenerator random) {
    var drive = new Drive();
    double haste = Math.clamp(Draws.normal(1, 0.1, random), 0.7, 1.3);
    for (int i = 1; i < path.size(); i++) {
      int to = path.get(i);
      var street =
          network.from(path.get(i - 1)).stream()
              .filter(it -> it.to() == to)
              .findFirst()
              .orElseThrow();
      drive.add(network.place(street.from()), network.place(to), speed(street) * haste);
      if (network.from(to).size() >= 3 && random.nextInt(4) == 0) {
        drive.waitAt(network.place(to), Math.min(90, Draws.exponential(20, random)));
      }
    }
    return drive;
  }

  private void add(Place from, Place to, double speed) {
    double begin = seconds;
    seconds += from.metersTo(to) / speed;
    legs.add(new Leg(from, to, begin, seconds, speed));
  }

  private void waitAt(Place place, double wait) {
    var before = legs.getLast();
    legs.add(new Leg(before.from, place, seconds, seconds + wait, 0));
    seconds += wait;
  }

  /// How long it takes.
  double seconds() {
    return seconds;
  }

  /// Where the vehicle is so many seconds after it set out.
  ///
  /// @param second 0 up to [#seconds()]
  Position at(double second) {
    int low = 0;
    int high = legs.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (legs.get(middle).end < second) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return at(legs.get(low), second);
  }

  private static Position at(Leg leg, double second) {
    double share = leg.speed == 0 ? 1 : (second - leg.begin) / (leg.end - leg.begin);
    return new Position(
        leg.from.latitude() + share * (leg.to.latitude() - leg.from.latitude()),
        leg.from.longitude() + share * (leg.to.longitude() - leg.from.longitude()),
        leg.speed,
        leg.from.headingTo(leg.to));
  }
}
