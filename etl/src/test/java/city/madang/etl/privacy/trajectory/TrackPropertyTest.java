package city.madang.etl.privacy.trajectory;

import static city.madang.etl.privacy.trajectory.TrackTestData.BEGIN;
import static city.madang.etl.privacy.trajectory.TrackTestData.METER;
import static city.madang.etl.privacy.trajectory.TrackTestData.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.TrajectoryPolicy.Output;
import city.madang.etl.dataset.TrajectoryPolicy.Trim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class TrackPropertyTest {
  @Property(tries = 200, seed = "20261124")
  void make_anyTrip_releasesNothingNearItsTrueEnds(
      @ForAll Random random,
      @ForAll @DoubleRange(min = -80, max = 80) double latitude,
      @ForAll @DoubleRange(min = 20, max = 500) double ends,
      @ForAll @DoubleRange(min = 1, max = 400) double extension,
      @ForAll @IntRange(max = 100) int seed) {
    var trip = wander(random, latitude, 400);
    var rule =
        TrackTestData.rule(
            new Trim(ends, 100, 100, extension), Optional.empty(), new Output.Points());

    var tracks = new TrackMaker(rule, TrackTestData.keys(seed)).make("v" + seed, trip);

    for (var point : TrackTestData.released(trip, tracks)) {
      assertThat(Earth.meters(trip.getFirst(), point)).isGreaterThan(ends);
      assertThat(Earth.meters(trip.getLast(), point)).isGreaterThan(ends);
    }
  }

  @Property(tries = 200, seed = "20261124")
  void make_anyTrip_accountsForEachPoint(@ForAll Random random) {
    var trip = wander(random, 37.5, 400);

    var tracks = TrackTestData.make(TrackTestData.rule(), trip);

    var kept = tracks.pieces().stream().mapToInt(piece -> piece.points().size()).sum();
    assertThat(tracks.tally().points()).isEqualTo(trip.size());
    assertThat(tracks.tally().kept()).isEqualTo(kept);
    assertThat(tracks.pieces())
        .hasSize((int) tracks.tally().pieces())
        .allSatisfy(piece -> assertThat(piece.points()).hasSizeGreaterThan(1));
  }

  /// A drive whose speed and heading change at random, with points of speeds outside the range.
  private static List<RawPoint> wander(Random random, double latitude, int points) {
    var trip = new ArrayList<RawPoint>();
    double north = latitude;
    double east = 127;
    double heading = random.nextDouble() * 360;
    double speed = 20;
    for (int second = 0; second < points; second++) {
      trip.add(new RawPoint(BEGIN + second * SECOND, north, east, speed, heading));
      heading = (heading + random.nextGaussian() * 8 + 360) % 360;
      speed = Math.clamp(speed + random.nextGaussian(), 0, 40);
      north += Math.cos(Math.toRadians(heading)) * speed * METER;
      east +=
          Math.sin(Math.toRadians(heading)) * speed * METER / Math.cos(Math.toRadians(latitude));
    }
    return trip;
  }
}
