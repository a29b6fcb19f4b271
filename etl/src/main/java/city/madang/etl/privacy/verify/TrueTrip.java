package city.madang.etl.privacy.verify;

import city.madang.etl.dataset.PersonalData;
import city.madang.etl.dataset.TrajectoryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A trip as the verifier finds it in the raw points, with the places that must not be seen.
@PersonalData
final class TrueTrip {
  /// Earth's mean radius.
  private static final double RADIUS_METERS = 6_371_008.8;

  private final List<TruePoint> points;
  private final TrajectoryPolicy rule;
  private final double toleranceMeters;
  private final List<TruePoint> stays;

  private TrueTrip(List<TruePoint> points, TrajectoryPolicy rule) {
    this.points = points;
    this.rule = rule;
    this.toleranceMeters = tolerance(rule);
    this.stays = stays();
  }

  static List<TrueTrip> of(List<TruePoint> raw, TrajectoryPolicy rule) {
    var trips = new ArrayList<TrueTrip>();
    int begin = 0;
    for (int i = 1; i <= raw.size(); i++) {
      if (i == raw.size()
          || raw.get(i).timeMicros() - raw.get(i - 1).timeMicros() > micros(rule.gap())) {
        trips.add(new TrueTrip(raw.subList(begin, i), rule));
        begin = i;
      }
    }
    return trips;
  }

  /// How far rounding may move a place: half the diagonal of a step, and a meter.
  static double tolerance(TrajectoryPolicy rule) {
    return Math.toRadians(rule.precision().placeDegrees()) * RADIUS_METERS * Math.sqrt(0.5) + 1;
  }

  /// Tells whether some of the trip lies in the released step of time.
  boolean covers(long timeMicros) {
    return points.getFirst().timeMicros() < timeMicros + micros(rule.precision().time())
        && points.getLast().timeMicros() >= timeMicros;
  }

  /// Tells whether a released point is so near an end or a stop that no rounding explains it.
  boolean hides(ReleasedPoint point) {
    double ends = rule.trim().endsMeters() - toleranceMeters;
    double stops = rule.trim().stopsMeters() - rule.stay().withinMeters() - toleranceMeters;
    return nearer(points.getFirst(), point, ends)
        || nearer(points.getLast(), point, ends)
        || stays.stream().anyMatch(stay -> nearer(stay, point, stops));
  }

  private static boolean nearer(TruePoint from, ReleasedPoint to, double meters) {
    // Most are far away, which their latitudes tell.
    return Math.toRadians(Math.abs(from.latitude() - to.latitude())) * RADIUS_METERS < meters
        && meters(from.latitude(), from.longitude(), to.latitude(), to.longitude()) < meters;
  }

  /// First points of stays: from there the entity was within the distance for long enough.
  private List<TruePoint> stays() {
    var found = new ArrayList<TruePoint>();
    for (int begin = 0; begin < points.size(); ) {
      int end = endOfStay(begin);
      if (end > begin) {
        found.add(points.get(begin));
      }
      begin = Math.max(begin + 1, end);
    }
    return found;
  }

  /// The point at which the stay has lasted long enough, or `begin` if it does not.
  private int endOfStay(int begin) {
    var from = points.get(begin);
    for (int i = begin + 1; i < points.size(); i++) {
      var to = points.get(i);
      // A hair less, because the cutting reckons distances in another way.
      if (meters(from.latitude(), from.longitude(), to.latitude(), to.longitude())
          > rule.stay().withinMeters() - 1e-6) {
        return begin;
      }
      if (to.timeMicros() - from.timeMicros() >= micros(rule.stay().atLeast())) {
        return i;
      }
    }
    return begin;
  }

  /// Along the sphere, from the chord between two unit vectors.
  static double meters(double latitude, double longitude, double toLatitude, double toLongitude) {
    double a = Math.toRadians(latitude);
    double b = Math.toRadians(toLatitude);
    double turn = Math.toRadians(toLongitude - longitude);
    double x = Math.cos(b) * Math.cos(turn) - Math.cos(a);
    double y = Math.cos(b) * Math.sin(turn);
    double z = Math.sin(b) - Math.sin(a);
    return 2 * RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(x * x + y * y + z * z) / 2));
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }

  @Override
  public String toString() {
    return "TrueTrip[]";
  }
}
