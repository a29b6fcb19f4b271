package city.madang.etl.privacy.trajectory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Finds turnarounds: a heading that is reversed on a short way tells of a dead end, a parking or a
/// missed address. Loops of motorway ramps are wider.
///
/// Shape: headings are taken once every [#STEP_METERS] of the way, because they mean nothing for
/// who hardly moves.
final class Turns {
  /// Two directions so far apart are reversed.
  static final double REVERSAL_DEGREES = 135;

  /// On a way so short.
  static final double WITHIN_METERS = 60;

  private static final double STEP_METERS = 2;

  private final ArrayDeque<Sample> recent = new ArrayDeque<>();
  private final List<RawPoint> turns = new ArrayList<>();

  private Turns() {}

  /// Where the entity was when its heading was found reversed.
  static List<RawPoint> find(List<RawPoint> trip) {
    var turns = new Turns();
    double way = 0;
    double sampled = -STEP_METERS;
    for (int i = 0; i < trip.size(); i++) {
      var before = trip.get(Math.max(0, i - 1));
      way += Earth.meters(before, trip.get(i));
      if (way - sampled >= STEP_METERS) {
        turns.add(new Sample(way, heading(trip, i), trip.get(i)));
        sampled = way;
      }
    }
    return turns.turns;
  }

  private void add(Sample sample) {
    while (!recent.isEmpty() && sample.way() - recent.getFirst().way() > WITHIN_METERS) {
      recent.removeFirst();
    }
    recent.addLast(sample);
    boolean reversed =
        recent.stream()
            .anyMatch(it -> Earth.turn(it.heading(), sample.heading()) >= REVERSAL_DEGREES);
    if (reversed) {
      turns.add(sample.point());
      recent.clear();
      recent.addLast(sample);
    }
  }

  /// What the vehicle says, or the way from where it was.
  private static double heading(List<RawPoint> trip, int i) {
    var point = trip.get(i);
    if (!Double.isNaN(point.heading()) || trip.size() == 1) {
      return Double.isNaN(point.heading()) ? 0 : point.heading();
    }
    return i == 0 ? Earth.bearing(point, trip.get(1)) : Earth.bearing(trip.get(i - 1), point);
  }

  private record Sample(double way, double heading, RawPoint point) {}
}
