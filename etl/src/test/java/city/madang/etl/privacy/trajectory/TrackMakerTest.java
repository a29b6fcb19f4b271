package city.madang.etl.privacy.trajectory;

import static city.madang.etl.privacy.trajectory.TrackTestData.BEGIN;
import static city.madang.etl.privacy.trajectory.TrackTestData.SECOND;
import static city.madang.etl.privacy.trajectory.TrackTestData.drive;
import static city.madang.etl.privacy.trajectory.TrackTestData.keys;
import static city.madang.etl.privacy.trajectory.TrackTestData.make;
import static city.madang.etl.privacy.trajectory.TrackTestData.north;
import static city.madang.etl.privacy.trajectory.TrackTestData.released;
import static city.madang.etl.privacy.trajectory.TrackTestData.rule;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.TrajectoryPolicy.Area;
import city.madang.etl.dataset.TrajectoryPolicy.Output;
import city.madang.etl.dataset.TrajectoryPolicy.Trim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrackMakerTest {
  private static final Trim TRIM = new Trim(300, 100, 100, 200);

  @Test
  void make_straightDrive_hidesBothEnds() {
    var drive = north(300, 15);

    var tracks = make(rule(), drive);

    assertThat(released(drive, tracks))
        .hasSizeGreaterThan(100)
        .allSatisfy(
            point -> {
              assertThat(Earth.meters(drive.getFirst(), point)).isGreaterThan(300);
              assertThat(Earth.meters(drive.getLast(), point)).isGreaterThan(300);
            });
    assertThat(tracks.tally().dropped(DropCause.ENDS)).isBetween(40L, 94L);
    assertThat(tracks.tally().kept()).isEqualTo(tracks.pieces().getFirst().points().size());
  }

  @Test
  void make_shortTrip_leavesNothing() {
    assertThat(make(rule(), north(30, 15)).pieces()).isEmpty();
  }

  @Test
  void make_silenceOfMoreThanTheGap_isTwoTrips() {
    var drive = new ArrayList<>(north(300, 15));
    var later = drive.getLast();
    drive.addAll(
        drive(
            new RawPoint(later.timeMicros() + 301 * SECOND, later.latitude(), 127, 15, 0), 300, 0));

    var tracks = make(rule(), drive);

    assertThat(tracks.tally().trips()).isEqualTo(2);
    assertThat(tracks.pieces()).hasSize(2);
    assertThat(released(drive, tracks))
        .allSatisfy(point -> assertThat(Earth.meters(later, point)).isGreaterThan(300));
  }

  @Test
  void make_stop_isHiddenAround() {
    var drive = new ArrayList<>(north(200, 15));
    var stop = drive.getLast();
    for (int second = 1; second <= 130; second++) {
      drive.add(
          new RawPoint(
              stop.timeMicros() + second * SECOND, stop.latitude(), stop.longitude(), 3, 0));
    }
    drive.addAll(drive(last(drive, 15), 200, 0));

    var tracks = make(rule(), drive);

    assertThat(tracks.pieces()).hasSize(2);
    assertThat(tracks.tally().dropped(DropCause.STOPS)).isGreaterThan(130);
    assertThat(released(drive, tracks))
        .allSatisfy(point -> assertThat(Earth.meters(stop, point)).isGreaterThan(100));
  }

  @Test
  void make_waitAtALight_isNoStop() {
    var drive = new ArrayList<>(north(200, 15));
    var light = drive.getLast();
    for (int second = 1; second <= 60; second++) {
      drive.add(
          new RawPoint(
              light.timeMicros() + second * SECOND, light.latitude(), light.longitude(), 3, 0));
    }
    drive.addAll(drive(last(drive, 15), 200, 0));

    assertThat(make(rule(), drive).tally().dropped(DropCause.STOPS)).isZero();
  }

  @Test
  void make_turnaround_isHiddenAround() {
    var drive = new ArrayList<>(north(200, 15));
    var turn = drive.getLast();
    drive.addAll(drive(last(drive, 15), 120, 180).subList(1, 121));

    var tracks = make(rule(), drive);

    assertThat(tracks.tally().dropped(DropCause.TURNS)).isGreaterThan(12);
    assertThat(released(drive, tracks))
        .isNotEmpty()
        .allSatisfy(point -> assertThat(Earth.meters(turn, point)).isGreaterThan(80));
  }

  @Test
  void make_turnaroundWithoutHeadings_isFoundByTheWay() {
    var drive = new ArrayList<>(north(200, 15));
    drive.addAll(drive(last(drive, 15), 120, 180).subList(1, 121));
    var silent =
        drive.stream()
            .map(it -> new RawPoint(it.timeMicros(), it.latitude(), it.longitude(), 15, Double.NaN))
            .toList();

    assertThat(make(rule(), silent).tally().dropped(DropCause.TURNS)).isGreaterThan(12);
  }

  @Test
  void make_rightAngle_isNoTurnaround() {
    var drive = new ArrayList<>(north(200, 15));
    drive.addAll(drive(last(drive, 15), 200, 90).subList(1, 201));

    assertThat(make(rule(), drive).tally().dropped(DropCause.TURNS)).isZero();
  }

  @Test
  void make_speeds_keepOnlyTheRange() {
    assertThat(make(rule(), north(600, 36)).tally().dropped(DropCause.SPEED)).isEqualTo(601);
    assertThat(make(rule(), north(600, 2.2)).tally().dropped(DropCause.SPEED)).isEqualTo(601);
    assertThat(make(rule(), north(600, Double.NaN)).pieces()).isEmpty();
    assertThat(make(rule(), north(600, 30)).tally().dropped(DropCause.SPEED)).isZero();
  }

  @Test
  void make_areas_dropWhatIsOutside() {
    var box = new Area.Box(37.49, 126.9, 37.52, 127.1);
    var triangle =
        new Area.Polygons(
            List.of(
                List.of(
                    new Area.Corner(37.49, 126.9),
                    new Area.Corner(37.49, 127.1),
                    new Area.Corner(37.52, 127))));
    var drive = north(300, 15);

    for (var area : List.of(box, triangle)) {
      var tracks = make(rule(TRIM, Optional.of(area), new Output.Points()), drive);

      assertThat(tracks.tally().dropped(DropCause.AREA)).isBetween(150L, 160L);
      assertThat(tracks.pieces().getFirst().points())
          .allSatisfy(point -> assertThat(point.latitude()).isLessThanOrEqualTo(37.52));
    }
  }

  @Test
  void make_longDrive_isCutIntoPiecesThatDoNotTouch() {
    var drive = north(3_000, 20);

    var tracks = make(rule(), drive);

    assertThat(tracks.pieces()).hasSizeBetween(4, 6);
    assertThat(tracks.pieces()).extracting(Piece::pseudonym).doesNotHaveDuplicates();
    Optional<Piece> before = Optional.empty();
    for (var piece : tracks.pieces()) {
      var points = piece.points();
      assertThat(points.getLast().timeMicros() - points.getFirst().timeMicros())
          .isLessThanOrEqualTo(600 * SECOND);
      before.ifPresent(
          it ->
              assertThat(points.getFirst().timeMicros() - it.points().getLast().timeMicros())
                  .isGreaterThanOrEqualTo(5 * SECOND));
      before = Optional.of(piece);
    }
    assertThat(tracks.tally().dropped(DropCause.CUTS)).isPositive();
  }

  @Test
  void make_sameKey_isTheSameAndAnotherKeyIsNot() {
    var drive = north(600, 15);
    var first = new TrackMaker(rule(), keys(1)).make("vehicle", drive);

    assertThat(new TrackMaker(rule(), keys(1)).make("vehicle", drive)).isEqualTo(first);
    assertThat(new TrackMaker(rule(), keys(2)).make("vehicle", drive).pieces().getFirst())
        .extracting(Piece::pseudonym)
        .isNotEqualTo(first.pieces().getFirst().pseudonym());
    assertThat(first.pieces().getFirst().pseudonym()).matches("[0-9a-f]{64}");
  }

  @Test
  void make_homeOfManyTrips_hasOneShift() {
    var home = north(300, 15);
    var later =
        home.stream()
            .map(
                it ->
                    new RawPoint(
                        it.timeMicros() + 86_400 * SECOND, it.latitude(), it.longitude(), 15, 0))
            .toList();
    var both = new ArrayList<>(home);
    both.addAll(later);

    var pieces = make(rule(), both).pieces();

    assertThat(pieces).hasSize(2);
    assertThat(pieces.get(1).points().getFirst().latitude())
        .isEqualTo(pieces.get(0).points().getFirst().latitude());
  }

  @Test
  void make_values_areRounded() {
    var point = make(rule(), north(300, 15.4)).pieces().getFirst().points().getFirst();

    assertThat(point.speed()).isEqualTo(15);
    assertThat(point.longitude()).isEqualTo(127);
    assertThat(String.valueOf(point.latitude())).matches("37\\.\\d{0,3}[05]|37\\.\\d{1,3}");
    assertThat(point.timeMicros() % SECOND).isZero();
  }

  @Test
  void make_flows_nameCellsAndWindow() {
    var flows = new Output.Flows(0.01, Duration.ofHours(1));
    var begin = new RawPoint(BEGIN + 9 * 3_600 * SECOND, 37.5, 127, 15, 0);

    var trip = make(rule(TRIM, Optional.empty(), flows), drive(begin, 600, 0)).trips().getFirst();

    assertThat(trip)
        .isEqualTo(
            new TripEnds("37.50 127.00 0.01", "37.57 127.00 0.01", "2026-01-01T09:00Z/PT1H"));
  }

  private static RawPoint last(List<RawPoint> points, double speed) {
    var last = points.getLast();
    return new RawPoint(last.timeMicros() + SECOND, last.latitude(), last.longitude(), speed, 0);
  }
}
