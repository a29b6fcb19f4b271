package city.madang.etl.privacy.verify;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.AttackLimits;
import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.PrivacyPolicy.Recoding;
import city.madang.etl.dataset.TrajectoryPolicy;
import city.madang.etl.dataset.TrajectoryPolicy.Area;
import city.madang.etl.privacy.trajectory.TrackTestData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/// A sound release in which one violation is planted, wherever it may be: it must be caught.
///
/// Eight entities drive north on one road, a point every 10 seconds; each shows two pieces of ten
/// points.
class PlantedPointTest {
  private static final List<String> COLUMNS = List.of("piece", "seq", "sent_at", "lat", "lon");
  private static final int ENTITIES = 8;
  private static final int POINTS = 10;
  private static final long STEP = 10_000_000;

  /// Degrees between two points: 222 m.
  private static final double STRIDE = 0.002;

  private final List<List<ReleasedPoint>> released = new ArrayList<>();
  private final List<List<TruePoint>> raw = new ArrayList<>();

  @Property(tries = 50, seed = "20261124")
  void verify_nothingPlanted_passes(@ForAll @IntRange(max = 100) int shift) {
    sound(shift);

    assertThat(reasons()).isEmpty();
  }

  @Property(tries = 50, seed = "20261124")
  void verify_tooFastOrTooSlow_isRefused(
      @ForAll @IntRange(max = 159) int place, @ForAll @DoubleRange(max = 1) double beyond) {
    var speed = beyond < 0.5 ? Math.floor(beyond * 4) : 36 + Math.floor(beyond * 100);

    plant(place, it -> with(it, it.timeMicros(), it.latitude(), it.longitude(), speed));

    assertThat(reasons()).contains("1 released points are slower or faster than allowed");
  }

  @Property(tries = 50, seed = "20261124")
  void verify_outsideTheArea_isRefused(
      @ForAll @IntRange(max = 159) int place, @ForAll @IntRange(min = 1, max = 1000) int beyond) {
    plant(place, it -> with(it, it.timeMicros(), 37.9 + beyond * 0.0005, it.longitude(), 10));

    assertThat(reasons()).contains("1 released points are outside the area");
  }

  @Property(tries = 50, seed = "20261124")
  void verify_finerThanThePrecision_isRefused(
      @ForAll @IntRange(max = 159) int place,
      @ForAll @IntRange(min = 1, max = 49) int finer,
      @ForAll @IntRange(min = 1, max = 999_999) int micros) {
    plant(place, it -> with(it, it.timeMicros(), it.latitude() + finer * 1e-5, it.longitude(), 10));
    assertThat(reasons()).contains("1 released points are finer than the precision");

    plant(place, it -> with(it, it.timeMicros() + micros, it.latitude(), it.longitude(), 10));
    assertThat(reasons()).contains("1 released points are finer than the precision");
  }

  @Property(tries = 50, seed = "20261124")
  void verify_withinAHiddenCircle_isRefused(
      @ForAll @IntRange(max = 159) int place,
      @ForAll @IntRange(min = -3, max = 3) int north,
      @ForAll boolean end) {
    plant(
        place,
        it -> {
          var trip = raw.get(place / (2 * POINTS));
          var hidden = end ? trip.getLast() : trip.getFirst();
          return with(it, it.timeMicros(), hidden.latitude() + north * 0.0005, 127, 10);
        });

    assertThat(reasons()).contains("1 released points are too near an end or a stop of their trip");
  }

  @Property(tries = 50, seed = "20261124")
  void verify_whereTheEntityStayed_isRefused(@ForAll @IntRange(max = 7) int entity) {
    sound(0);
    var trip = raw.get(entity);
    // All that comes later comes 5 minutes later, so the entity stood where its first piece begins.
    var stay = trip.get(20);
    var stood = new ArrayList<>(trip.subList(0, 20));
    LongStream.range(0, 30)
        .mapToObj(i -> new TruePoint(stay.timeMicros() + i * STEP, stay.latitude(), 127))
        .forEach(stood::add);
    trip.subList(20, trip.size())
        .forEach(it -> stood.add(new TruePoint(it.timeMicros() + 30 * STEP, it.latitude(), 127)));
    raw.set(entity, stood);

    assertThat(reasons()).contains("1 released points are too near an end or a stop of their trip");
  }

  @Property(tries = 50, seed = "20261124")
  void verify_pieceThatContinuesAnother_isRefused(
      @ForAll @IntRange(max = 7) int entity, @ForAll @IntRange(min = 3, max = 7) int cut) {
    sound(0);
    var points = released.get(entity);
    for (int i = cut; i < POINTS; i++) {
      var it = points.get(i);
      points.set(i, named(it, "9" + it.piece().substring(1), i - cut + 1));
    }
    // One stride apart, which only a rule with short pauses allows.
    assertThat(reasons(700)).contains("1 pieces begin where the one before ended");
    assertThat(reasons(400)).doesNotContain("begin where the one before ended");
  }

  @Property(tries = 50, seed = "20261124")
  void verify_pseudonymThatComesTwice_isRefused(
      @ForAll @IntRange(max = 7) int entity, @ForAll @IntRange(max = 7) int other) {
    sound(0);
    var name = released.get(other).getLast().piece();
    rename(entity, name);

    assertThat(reasons())
        .containsAnyOf("share their pseudonym with another one", "out of order in their piece");
  }

  @Property(tries = 50, seed = "20261124")
  void verify_pseudonymThatIsAPlate_isRefused(
      @ForAll @IntRange(max = 7) int entity, @ForAll @IntRange(max = 9999) int plate) {
    sound(0);
    rename(entity, "KA%04d".formatted(plate));

    assertThat(reasons()).contains("1 pieces have a pseudonym that is no HMAC-SHA-256");
  }

  @Property(tries = 50, seed = "20261124")
  void verify_pieceTooLong_isRefused(
      @ForAll @IntRange(max = 7) int entity, @ForAll @IntRange(min = 511, max = 900) int seconds) {
    sound(0);
    var points = released.get(entity);
    var last = points.get(POINTS - 1);
    points.set(POINTS - 1, timed(last, last.timeMicros() + seconds * 1_000_000L));

    assertThat(reasons()).contains("1 pieces are longer than allowed");
  }

  @Property(tries = 50, seed = "20261124")
  void verify_pointThatIsMissingOrOutOfPlace_isRefused(@ForAll @IntRange(max = 159) int place) {
    sound(0);
    var points = released.get(place / (2 * POINTS));
    int at = place % (2 * POINTS);
    points.set(at, named(points.get(at), points.get(at).piece(), 99));
    assertThat(reasons()).contains("1 released points are out of order in their piece");

    sound(0);
    released.get(place / (2 * POINTS)).remove(at);
    assertThat(reasons()).contains("the run claims 160 published rows, the file holds 159");
  }

  @Property(tries = 50, seed = "20261124")
  void verify_timeOfNoTrip_isRefused(
      @ForAll @IntRange(max = 7) int entity, @ForAll @IntRange(min = 1, max = 100) int hours) {
    sound(0);
    var points = released.get(entity);
    points.replaceAll(it -> timed(it, it.timeMicros() + hours * 3_600_000_000L));

    assertThat(reasons()).contains("20 released points are of a time at which");
  }

  @Property(tries = 50, seed = "20261124")
  void verify_piecesThatStandAlone_areRefused(
      @ForAll @IntRange(max = 7) int entity, @ForAll @IntRange(min = 1, max = 50) int east) {
    sound(0);
    released
        .get(entity)
        .replaceAll(it -> with(it, it.timeMicros(), it.latitude(), 127 + east * 0.0005, 10));

    assertThat(reasons()).contains("four points single out 12.5 % of the pieces");
  }

  @Property(tries = 50, seed = "20261124")
  void verify_pointsOfNobody_areRefused(@ForAll @IntRange(max = 7) int entity) {
    sound(0);
    var traced = traced().stream().filter(it -> !it.released().equals(released.get(entity)));

    assertThat(reasons(evidence(rule(200)), traced.toList()))
        .contains("140 of 160 released points were compared with where their entity was");
  }

  private void plant(int place, UnaryOperator<ReleasedPoint> planted) {
    sound(0);
    released
        .get(place / (2 * POINTS))
        .set(
            place % (2 * POINTS),
            planted.apply(released.get(place / (2 * POINTS)).get(place % (2 * POINTS))));
  }

  private void rename(int entity, String name) {
    var points = released.get(entity);
    for (int i = 0; i < POINTS; i++) {
      points.set(i, named(points.get(i), name, i + 1));
    }
  }

  private void sound(int shift) {
    released.clear();
    raw.clear();
    for (int entity = 0; entity < ENTITIES; entity++) {
      raw.add(trip(shift));
      var points = piece(entity, 20, shift);
      points.addAll(piece(entity + ENTITIES, 40, shift));
      released.add(points);
    }
  }

  private static List<TruePoint> trip(int shift) {
    return new ArrayList<>(
        LongStream.range(0, 80)
            .mapToObj(i -> new TruePoint(i * STEP, 37.3 + (shift + i) * STRIDE, 127))
            .toList());
  }

  private static List<ReleasedPoint> piece(int number, int from, int shift) {
    var name = "%064x".formatted(number + 1);
    return new ArrayList<>(
        LongStream.range(0, POINTS)
            .mapToObj(
                i ->
                    new ReleasedPoint(
                        name,
                        i + 1,
                        (from + i) * STEP,
                        37.3 + (shift + from + i) * STRIDE,
                        127,
                        10,
                        0))
            .toList());
  }

  private static ReleasedPoint with(
      ReleasedPoint it, long timeMicros, double latitude, double longitude, double speed) {
    return new ReleasedPoint(
        it.piece(), it.sequence(), timeMicros, latitude, longitude, speed, it.heading());
  }

  private static ReleasedPoint timed(ReleasedPoint it, long timeMicros) {
    return with(it, timeMicros, it.latitude(), it.longitude(), it.speed());
  }

  private static ReleasedPoint named(ReleasedPoint it, String piece, long sequence) {
    return new ReleasedPoint(
        piece, sequence, it.timeMicros(), it.latitude(), it.longitude(), it.speed(), it.heading());
  }

  private String reasons() {
    return reasons(evidence(rule(200)), traced());
  }

  private String reasons(double extensionMeters) {
    return reasons(evidence(rule(extensionMeters)), traced());
  }

  private String reasons(PointEvidence evidence, List<TracedEntity> traced) {
    var file =
        released.stream()
            .flatMap(List::stream)
            .sorted(Comparator.comparing(ReleasedPoint::piece))
            .toList();
    return String.join(
        "; ", PointVerifier.verify(evidence, file::stream, traced::stream).verified().reasons());
  }

  private List<TracedEntity> traced() {
    return Stream.iterate(0, i -> i < ENTITIES, i -> i + 1)
        .map(i -> new TracedEntity(raw.get(i), released.get(i)))
        .toList();
  }

  private static PointEvidence evidence(TrajectoryPolicy rule) {
    var policy =
        new PrivacyPolicy(
            5, 0, Recoding.LOCAL, false, List.of(), AttackLimits.DEFAULT, Optional.of(rule));
    var claimed = new RowFigures(640, 160, 480, 0);
    return new PointEvidence(policy, claimed, COLUMNS, COLUMNS, ENTITIES, 0, 0);
  }

  private static TrajectoryPolicy rule(double extensionMeters) {
    var rule = TrackTestData.rule();
    return new TrajectoryPolicy(
        rule.columns(),
        rule.gap(),
        rule.stay(),
        new TrajectoryPolicy.Trim(300, 150, 100, extensionMeters),
        rule.speeds(),
        Optional.of(new Area.Box(37, 126.9, 37.9, 127.1)),
        rule.pieces(),
        rule.precision(),
        rule.unicity(),
        rule.output());
  }
}
