package city.madang.etl.privacy.trajectory;

import city.madang.etl.dataset.TrajectoryPolicy;
import city.madang.etl.dataset.TrajectoryPolicy.Area;
import city.madang.etl.dataset.TrajectoryPolicy.Columns;
import city.madang.etl.dataset.TrajectoryPolicy.Output;
import city.madang.etl.dataset.TrajectoryPolicy.Pieces;
import city.madang.etl.dataset.TrajectoryPolicy.Precision;
import city.madang.etl.dataset.TrajectoryPolicy.Speeds;
import city.madang.etl.dataset.TrajectoryPolicy.Stay;
import city.madang.etl.dataset.TrajectoryPolicy.Trim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rules and drives for tests; a test states only what it is about.
public final class TrackTestData {
  static final double METER = 1 / Earth.DEGREE_METERS;
  static final long SECOND = 1_000_000;

  /// 2026-01-01T00:00Z.
  static final long BEGIN = 1_767_225_600 * SECOND;

  private static final Columns COLUMNS =
      new Columns("sent_at", "lat", "lon", Optional.of("speed"), Optional.of("heading"));

  private TrackTestData() {}

  public static TrajectoryPolicy rule() {
    return rule(new Trim(300, 100, 100, 200), Optional.empty(), new Output.Points());
  }

  static TrajectoryPolicy rule(Trim trim, Optional<Area> area, Output output) {
    return new TrajectoryPolicy(
        COLUMNS,
        Duration.ofMinutes(5),
        new Stay(50, Duration.ofMinutes(2)),
        trim,
        Optional.of(Speeds.DEFAULT),
        area,
        new Pieces(Duration.ofMinutes(10), 1_000),
        new Precision(0.0005, Duration.ofSeconds(1), 1, 10),
        0.05,
        output);
  }

  static RunKey key(int seed) {
    var bytes = new byte[RunKey.LENGTH];
    bytes[0] = (byte) seed;
    return RunKey.of(bytes);
  }

  static TrackKeys keys(int seed) {
    return TrackKeys.trial(key(seed));
  }

  static EntityTracks make(TrajectoryPolicy rule, List<RawPoint> points) {
    return new TrackMaker(rule, keys(1)).make("vehicle", points);
  }

  /// A drive to the north from (37.5, 127), a point a second.
  static List<RawPoint> north(int seconds, double speed) {
    return drive(new RawPoint(BEGIN, 37.5, 127, speed, 0), seconds, 0);
  }

  /// Goes on from a point with its speed, a point a second, `from` itself first.
  static List<RawPoint> drive(RawPoint from, int seconds, double heading) {
    var points = new ArrayList<RawPoint>();
    double north = Math.cos(Math.toRadians(heading)) * from.speed() * METER;
    double east =
        Math.sin(Math.toRadians(heading))
            * from.speed()
            * METER
            / Math.cos(Math.toRadians(from.latitude()));
    for (int second = 0; second <= seconds; second++) {
      points.add(
          new RawPoint(
              from.timeMicros() + second * SECOND,
              from.latitude() + second * north,
              from.longitude() + second * east,
              from.speed(),
              heading));
    }
    return points;
  }

  /// The raw points whose times were released.
  static List<RawPoint> released(List<RawPoint> raw, EntityTracks tracks) {
    var times =
        tracks.pieces().stream()
            .flatMap(piece -> piece.points().stream())
            .map(TrackPoint::timeMicros)
            .toList();
    return raw.stream().filter(point -> times.contains(point.timeMicros())).toList();
  }
}
