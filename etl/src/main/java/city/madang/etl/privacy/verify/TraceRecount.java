package city.madang.etl.privacy.verify;

import city.madang.etl.dataset.TrajectoryPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Compares what is released of entities with where they truly were: fed with one after the other.
///
/// Turnarounds are not looked for again. Where places are rounded more coarsely than a distance,
/// rounding is what hides them, and the distance has no meaning.
final class TraceRecount {
  private final TrajectoryPolicy rule;
  private long points;
  private long elsewhere;
  private long hidden;
  private long continued;

  TraceRecount(TrajectoryPolicy rule) {
    this.rule = rule;
  }

  void add(TracedEntity entity) {
    var trips = TrueTrip.of(entity.raw(), rule);
    var pieces = new ArrayList<Ends>();
    for (var point : entity.released()) {
      judge(point, trips);
      if (!pieces.isEmpty() && pieces.getLast().last().piece().equals(point.piece())) {
        pieces.set(pieces.size() - 1, new Ends(pieces.getLast().first(), point));
      } else {
        pieces.add(new Ends(point, point));
      }
    }
    judge(pieces, trips);
  }

  private record Ends(ReleasedPoint first, ReleasedPoint last) {}

  private void judge(ReleasedPoint point, List<TrueTrip> trips) {
    points++;
    var around = covering(trips, point);
    elsewhere += around.isEmpty() ? 1 : 0;
    boolean hides = !around.isEmpty() && around.stream().allMatch(trip -> trip.hides(point));
    hidden += hides ? 1 : 0;
  }

  private static List<TrueTrip> covering(List<TrueTrip> trips, ReleasedPoint point) {
    return trips.stream().filter(trip -> trip.covers(point.timeMicros())).toList();
  }

  private void judge(List<Ends> pieces, List<TrueTrip> trips) {
    pieces.sort(
        Comparator.comparingLong((Ends it) -> it.first().timeMicros())
            .thenComparingLong(it -> it.last().timeMicros()));
    for (int i = 1; i < pieces.size(); i++) {
      continued += continues(pieces.get(i - 1).last(), pieces.get(i).first(), trips) ? 1 : 0;
    }
  }

  /// Only where the released times leave no doubt which piece was first, and in which trip.
  private boolean continues(ReleasedPoint last, ReleasedPoint first, List<TrueTrip> trips) {
    double least = rule.trim().extensionMeters() / 2 - 2 * TrueTrip.tolerance(rule);
    var trip = covering(trips, last);
    return last.timeMicros() < first.timeMicros()
        && trip.size() == 1
        && trip.equals(covering(trips, first))
        && TrueTrip.meters(last.latitude(), last.longitude(), first.latitude(), first.longitude())
            < least;
  }

  /// Released points whose entity is known.
  long points() {
    return points;
  }

  /// What is wrong with them.
  List<String> reasons() {
    var reasons = new ArrayList<String>();
    note(reasons, elsewhere, "%d released points are of a time at which their entity was not seen");
    note(reasons, hidden, "%d released points are too near an end or a stop of their trip");
    note(
        reasons, continued, "%d pieces begin where the one before ended, so anybody can join them");
    return reasons;
  }

  private static void note(List<String> reasons, long count, String reason) {
    if (count > 0) {
      reasons.add(reason.formatted(count));
    }
  }
}
