package city.madang.etl.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.AttackLimits;
import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.PrivacyPolicy.Recoding;
import city.madang.etl.dataset.TrajectoryPolicy;
import city.madang.etl.dataset.TrajectoryPolicy.Area;
import city.madang.etl.privacy.trajectory.TrackTestData;
import city.madang.etl.privacy.verify.PointEvidence;
import city.madang.etl.privacy.verify.PointVerification;
import city.madang.etl.privacy.verify.PointVerifier;
import city.madang.etl.privacy.verify.ReleasedPoint;
import city.madang.etl.privacy.verify.RowFigures;
import city.madang.etl.privacy.verify.TracedEntity;
import city.madang.etl.privacy.verify.TruePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PointVerifierTest {
  private static final List<String> COLUMNS =
      List.of("piece", "seq", "sent_at", "lat", "lon", "speed", "heading");

  @Test
  void verify_piecesThatLookAlike_pass() {
    var verified = verify(sound());

    assertThat(verified.verified().reasons()).isEmpty();
    assertThat(verified.pieces()).isEqualTo(4);
    assertThat(verified.unicity().placeAndTime()).containsExactly(0.0, 0.0, 0.0, 0.0);
    assertThat(verified.unicity().allPublished()).containsExactly(0.0, 0.0, 0.0, 0.0);
    assertThat(verified.verified().k().entities()).isEqualTo(4);
    assertThat(verified.verified().loss()).isEqualTo(0.5);
  }

  @Test
  void verify_onePieceApart_isTheShareSingledOut() {
    var points = sound();
    points.replaceAll(it -> it.piece().equals(pseudonym(3)) ? at(it, 37.6, 127) : it);

    var verified = verify(points);

    assertThat(verified.unicity().placeAndTime()).containsExactly(0.25, 0.25, 0.25, 0.25);
    assertThat(verified.verified().reasons())
        .singleElement()
        .asString()
        .contains("four points single out 25.0 %", "allows 5.0 %", "write release: flows");
  }

  @Test
  void verify_crossingPieces_needSeveralPointsToBeSingledOut() {
    var points = new ArrayList<ReleasedPoint>();
    // Three pieces of two points; each shares each point with one other piece.
    int[][] places = {{0, 1}, {1, 2}, {2, 0}};
    for (int piece = 0; piece < 3; piece++) {
      points.add(point(piece, 1, 0, 37.5 + places[piece][0] * 0.01));
      points.add(point(piece, 2, 0, 37.5 + places[piece][1] * 0.01));
    }

    assertThat(verify(points).unicity().placeAndTime()).containsExactly(0.0, 1.0, 1.0, 1.0);
  }

  @Test
  void verify_pieceOfOtherSpeed_isSingledOutByAllThatIsPublished() {
    var points = sound();
    points.replaceAll(it -> it.piece().equals(pseudonym(3)) ? speed(it, 15) : it);

    var verified = verify(points);

    assertThat(verified.unicity().placeAndTime()).containsExactly(0.0, 0.0, 0.0, 0.0);
    assertThat(verified.unicity().allPublished()).containsExactly(0.25, 0.25, 0.25, 0.25);
    assertThat(verified.verified().reasons())
        .singleElement()
        .asString()
        .contains("four points single out 25.0 %", "no speed and heading");
  }

  @Test
  void verify_sameWayBack_isSingledOutByTheOrderOfTwoPoints() {
    var points = sound();
    points.replaceAll(
        it ->
            it.piece().equals(pseudonym(3))
                ? at(it, 37.5 + (5 - it.sequence()) * 0.01, it.longitude())
                : it);
    points.replaceAll(it -> timed(it, it.sequence(), 0));

    var unicity = verify(points).unicity();

    assertThat(unicity.placeAndTime()).containsExactly(0.0, 0.0, 0.0, 0.0);
    assertThat(unicity.allPublished()).containsExactly(0.0, 0.25, 0.25, 0.25);
  }

  @Test
  void verify_anyPlantedPoint_isRefused() {
    refused("slower or faster", it -> speed(it, 2));
    refused("slower or faster", it -> speed(it, 36));
    refused("slower or faster", it -> speed(it, Double.NaN));
    refused("outside the area", it -> at(it, 37.7, 127));
    refused("outside the area", it -> at(it, 37.5, 128));
    refused("finer than the precision", it -> at(it, 37.50001, 127));
    refused("finer than the precision", it -> speed(it, 10.5));
    refused("no HMAC", it -> named(it, "KA12345"));
    refused("no HMAC", it -> named(it, ""));
    refused("share their pseudonym", it -> named(it, pseudonym(2)));
    refused("out of order", it -> timed(it, 9, it.timeMicros()));
    refused("out of order", it -> timed(it, it.sequence(), it.timeMicros() - 3_000_000));
    refused("longer than allowed", it -> timed(it, it.sequence(), it.timeMicros() + 601_000_000));
  }

  @Test
  void verify_wrongEvidence_isRefused() {
    var points = sound();
    var claimed = claim(points);

    assertThat(reasons(points, evidence(claimed, withEntity(), 4, 0, 0))).contains("other columns");
    assertThat(reasons(points, evidence(claimed, COLUMNS, 2, 0, 0)))
        .contains("of 2 entities, fewer than 3");
    assertThat(reasons(points, evidence(claimed, COLUMNS, 4, 1, 0))).contains("ids of entities");
    assertThat(reasons(points, evidence(claimed, COLUMNS, 4, 0, 1))).contains("to no entity");
    var lost = new RowFigures(99, points.size(), 1, 0);
    assertThat(reasons(points, evidence(lost, COLUMNS, 4, 0, 0))).contains("rows read (99)");
    var more = new RowFigures(41, 21, 20, 0);
    assertThat(reasons(points, evidence(more, COLUMNS, 4, 0, 0))).contains("claims 21 published");
  }

  @Test
  void verify_nothing_isRefused() {
    assertThat(verify(List.of()).verified().reasons()).contains("nothing would be published");
  }

  private static void refused(String reason, UnaryOperator<ReleasedPoint> planted) {
    var points = sound();
    points.set(19, planted.apply(points.get(19)));

    assertThat(verify(points).verified().reasons())
        .as(reason)
        .anySatisfy(said -> assertThat(said).contains(reason));
  }

  /// Four pieces of five points, all of the same places and times.
  private static List<ReleasedPoint> sound() {
    var points = new ArrayList<ReleasedPoint>();
    for (int piece = 0; piece < 4; piece++) {
      for (int i = 0; i < 5; i++) {
        points.add(point(piece, i + 1, i, 37.5 + i * 0.01));
      }
    }
    return points;
  }

  private static ReleasedPoint point(int piece, int sequence, int second, double latitude) {
    return new ReleasedPoint(
        pseudonym(piece), sequence, second * 1_000_000L, latitude, 127, 10, 90);
  }

  private static String pseudonym(int piece) {
    return "%064x".formatted(piece + 1);
  }

  private static ReleasedPoint at(ReleasedPoint it, double latitude, double longitude) {
    return new ReleasedPoint(
        it.piece(), it.sequence(), it.timeMicros(), latitude, longitude, it.speed(), it.heading());
  }

  private static ReleasedPoint speed(ReleasedPoint it, double speed) {
    return new ReleasedPoint(
        it.piece(), it.sequence(), it.timeMicros(), it.latitude(), it.longitude(), speed, 90);
  }

  private static ReleasedPoint named(ReleasedPoint it, String piece) {
    return new ReleasedPoint(
        piece, 1, it.timeMicros(), it.latitude(), it.longitude(), it.speed(), it.heading());
  }

  private static ReleasedPoint timed(ReleasedPoint it, long sequence, long timeMicros) {
    return new ReleasedPoint(
        it.piece(), sequence, timeMicros, it.latitude(), it.longitude(), it.speed(), 90);
  }

  private static PointVerification verify(List<ReleasedPoint> points) {
    return PointVerifier.verify(
        evidence(claim(points), COLUMNS, 4, 0, 0), points::stream, () -> traced(points));
  }

  /// One entity that was far away before and after.
  private static Stream<TracedEntity> traced(List<ReleasedPoint> points) {
    var raw =
        LongStream.rangeClosed(-10, 20)
            .mapToObj(minute -> new TruePoint(minute * 60_000_000, 36 + minute * 0.05, 127))
            .toList();
    return Stream.of(new TracedEntity(raw, points));
  }

  private static RowFigures claim(List<ReleasedPoint> points) {
    return new RowFigures(2L * points.size(), points.size(), points.size(), 0);
  }

  private static String reasons(List<ReleasedPoint> points, PointEvidence evidence) {
    return String.join(
        "; ",
        PointVerifier.verify(evidence, points::stream, () -> traced(points)).verified().reasons());
  }

  private static List<String> withEntity() {
    var columns = new ArrayList<>(COLUMNS);
    columns.add("vehicle");
    return columns;
  }

  private static PointEvidence evidence(
      RowFigures claimed, List<String> columns, long vehicles, long rawIds, long unowned) {
    return new PointEvidence(policy(), claimed, COLUMNS, columns, vehicles, rawIds, unowned);
  }

  private static PrivacyPolicy policy() {
    var rule = TrackTestData.rule();
    var fenced =
        new TrajectoryPolicy(
            rule.columns(),
            rule.gap(),
            rule.stay(),
            rule.trim(),
            rule.speeds(),
            Optional.of(new Area.Box(37.4, 126.9, 37.65, 127.1)),
            rule.pieces(),
            rule.precision(),
            rule.unicity(),
            rule.output());
    return new PrivacyPolicy(
        3, 0, Recoding.LOCAL, false, List.of(), AttackLimits.DEFAULT, Optional.of(fenced));
  }
}
