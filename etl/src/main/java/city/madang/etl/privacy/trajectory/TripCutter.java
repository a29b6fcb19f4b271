package city.madang.etl.privacy.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cuts one trip into pieces.
///
/// A piece ends where a point is dropped, or at its longest. The next begins only where the entity
/// is far enough from the last released point: two pieces that touch would be joined by anybody.
final class TripCutter {
  private static final int SHORTEST_POINTS = 2;

  private final TrackMaker.Entity entity;
  private final List<RawPoint> trip;
  private final TallyCounter tally;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<RawPoint> open = new ArrayList<>();
  private Optional<RawPoint> lastReleased = Optional.empty();
  private double pauseMeters;

  TripCutter(TrackMaker.Entity entity, List<RawPoint> trip, TallyCounter tally) {
    this.entity = entity;
    this.trip = trip;
    this.tally = tally;
  }

  /// The pieces of the trip, by time.
  List<Piece> cut(DropTest drops) {
    for (var point : trip) {
      var cause = drops.find(point);
      if (cause.isPresent()) {
        close();
        tally.drop(cause.get(), 1);
      } else {
        keep(point);
      }
    }
    close();
    return pieces;
  }

  private void keep(RawPoint point) {
    if (!open.isEmpty() && full(point)) {
      close();
    }
    if (open.isEmpty() && tooClose(point)) {
      tally.drop(DropCause.CUTS, 1);
    } else {
      open.add(point);
    }
  }

  /// As long in truth as it may be, or as long as it may look when its times are rounded.
  private boolean full(RawPoint next) {
    var limits = entity.rule().pieces();
    var first = open.getFirst();
    long truly = next.timeMicros() - first.timeMicros();
    long seen = entity.rounding().time(next) - entity.rounding().time(first);
    return open.size() >= limits.points() || Math.max(truly, seen) > Micros.of(limits.longest());
  }

  private boolean tooClose(RawPoint point) {
    return lastReleased.isPresent() && Earth.meters(lastReleased.get(), point) < pauseMeters;
  }

  private void close() {
    if (open.size() < SHORTEST_POINTS) {
      tally.drop(DropCause.CUTS, open.size());
    } else {
      release();
    }
    open.clear();
  }

  private void release() {
    long begin = open.getFirst().timeMicros();
    var points = open.stream().map(entity.rounding()::of).toList();
    pieces.add(
        new Piece(entity.keys().pseudonyms().pseudonym("piece", entity.id(), begin), points));
    tally.keep(points.size());
    double extension = entity.rule().trim().extensionMeters();
    pauseMeters =
        extension * (1 + entity.keys().places().uniform("pause", entity.id(), begin)[0]) / 2;
    lastReleased = Optional.of(open.getLast());
  }

  /// Why a point must go, if it must.
  interface DropTest {
    Optional<DropCause> find(RawPoint point);
  }
}
