package city.madang.etl.privacy.verify;

import city.madang.etl.dataset.TrajectoryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The verifier's counters: fed with one released point after the other, in the order of the file.
final class PointRecount {
  private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{64}");
  private static final double TOLERANCE = 1e-6;

  private final TrajectoryPolicy rule;
  private final long longestMicros;
  private final long stepMicros;
  private String piece = "";
  private long size;
  private long pieces;
  private long begin;
  private long last;
  private long points;
  private long outsideSpeeds;
  private long outsideArea;
  private long tooFine;
  private long misplaced;
  private long tooLong;
  private long badPseudonyms;
  private long scattered;

  PointRecount(TrajectoryPolicy rule) {
    this.rule = rule;
    this.longestMicros = micros(rule.pieces().longest());
    this.stepMicros = micros(rule.precision().time());
  }

  void add(ReleasedPoint point) {
    points++;
    if (size == 0 || !point.piece().equals(piece)) {
      finishPiece();
      beginPiece(point);
    }
    misplaced += point.sequence() == size + 1 && point.timeMicros() >= last ? 0 : 1;
    last = point.timeMicros();
    size++;
    judge(point);
  }

  /// In ascending order no pseudonym comes twice, which takes no memory to see.
  private void beginPiece(ReleasedPoint point) {
    scattered += pieces == 0 || point.piece().compareTo(piece) > 0 ? 0 : 1;
    pieces++;
    piece = point.piece();
    begin = point.timeMicros();
    last = begin;
    badPseudonyms += PSEUDONYM.matcher(piece).matches() ? 0 : 1;
  }

  private void judge(ReleasedPoint point) {
    outsideSpeeds += rule.speeds().isEmpty() || inRange(point.speed()) ? 0 : 1;
    outsideArea += rule.area().isEmpty() || Inside.of(rule.area().get(), point) ? 0 : 1;
    tooFine += rounded(point) ? 0 : 1;
  }

  private boolean inRange(double speed) {
    var speeds = rule.speeds().orElseThrow();
    return speeds.minimum() <= speed && speed <= speeds.maximum();
  }

  private boolean rounded(ReleasedPoint point) {
    double step = rule.precision().placeDegrees();
    return point.timeMicros() % stepMicros == 0
        && multiple(point.latitude(), step)
        && multiple(point.longitude(), step)
        && multipleOrNone(point.speed(), rule.precision().speed())
        && multipleOrNone(point.heading(), rule.precision().headingDegrees());
  }

  private static boolean multipleOrNone(double value, double step) {
    return Double.isNaN(value) || multiple(value, step);
  }

  private static boolean multiple(double value, double step) {
    return Math.abs(value / step - Math.rint(value / step)) < TOLERANCE;
  }

  private void finishPiece() {
    if (size > 0) {
      boolean within = last - begin <= longestMicros && size <= rule.pieces().points();
      tooLong += within ? 0 : 1;
      size = 0;
    }
  }

  /// To be called once, after the last point.
  void finish() {
    finishPiece();
  }

  long points() {
    return points;
  }

  long pieces() {
    return pieces;
  }

  /// What is wrong with the points themselves.
  List<String> reasons() {
    var reasons = new ArrayList<String>();
    note(reasons, outsideSpeeds, "%d released points are slower or faster than allowed");
    note(reasons, outsideArea, "%d released points are outside the area");
    note(reasons, tooFine, "%d released points are finer than the precision");
    note(reasons, misplaced, "%d released points are out of order in their piece");
    note(reasons, tooLong, "%d pieces are longer than allowed");
    note(reasons, badPseudonyms, "%d pieces have a pseudonym that is no HMAC-SHA-256");
    note(
        reasons,
        scattered,
        "%d pieces share their pseudonym with another one, or stand out of order");
    return reasons;
  }

  private static void note(List<String> reasons, long count, String reason) {
    if (count > 0) {
      reasons.add(reason.formatted(count));
    }
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }
}
