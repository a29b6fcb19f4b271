package city.madang.portal.sparql.geo;

import static java.time.Duration.ofSeconds;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import city.madang.portal.sparql.bounds.MemoryBudget;
import city.madang.portal.sparql.bounds.OverBudgetError;
import city.madang.portal.sparql.bounds.StopSignal;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.jena.datatypes.BaseDatatype;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.operation.distance.DistanceOp;

class GeometryWorkTest {
  private static final String WKT = "http://www.opengis.net/ont/geosparql#wktLiteral";

  private final StopSignal stop = new StopSignal();
  private final MemoryBudget memory = new MemoryBudget(128 << 20);
  private final GeometryWork work = new GeometryWork(memory, stop);

  @ParameterizedTest
  @ValueSource(strings = {"sfCrosses", "sfWithin", "sfIntersects", "ehMeet"})
  void relation_linesThatCrossEverywhere_isRefused(String name) {
    var relation = Relation.named(GeoFunctions.NAMESPACE + name).orElseThrow();
    var up = line(2_000, i -> "%s %d".formatted(i / 1_000.0, i % 2 * 10));
    var across = line(2_000, i -> "%d %s".formatted(i % 2 * 3, i / 200.0));

    assertRefused(() -> new RelationFunction(relation).answer(List.of(up, across), work));
  }

  @Test
  void relation_lineThatCrossesItself_isRefused() {
    var relation = Relation.named(GeoFunctions.NAMESPACE + "sfWithin").orElseThrow();
    var star = line(5_000, i -> "%d %s".formatted(i % 2, i * 7919 % 5_000));

    assertRefused(() -> new RelationFunction(relation).answer(List.of(point(), star), work));
  }

  @Test
  void distance_ofCountlessPoints_isRefused() {
    var many = line(110_000, i -> i + " 1");

    assertRefused(() -> new DistanceFunction(2).answer(List.of(many, point()), work));
  }

  private void assertRefused(Runnable call) {
    assertTimeoutPreemptively(
        ofSeconds(10),
        () -> assertThatExceptionOfType(OverBudgetError.class).isThrownBy(call::run));
    assertThat(memory.held()).isZero();
  }

  @Test
  void relation_bordersOfManyPoints_isAnswered() {
    var inner = circle(20_000, 1);
    var outer = circle(20_000, 2);

    for (var relation : Relation.ALL) {
      var holds = new RelationFunction(relation).answer(List.of(inner, outer), work);
      assertThat(holds.getBoolean())
          .as(relation.function())
          .isEqualTo(
              List.of("sfIntersects", "sfWithin", "ehInside", "rcc8ntpp")
                  .contains(relation.function()));
    }
    assertThat(memory.held()).isZero();
  }

  @Test
  void distance_thatTakesLong_isStopped() {
    var one = line(60_000, i -> "%d %s".formatted(i % 2 * 10, i % 2 * 10 + i * 1e-5));
    var other = line(60_000, i -> "%d %s".formatted(i % 2 * 10, i % 2 * 10 + 1 + i * 1e-5));
    Thread.startVirtualThread(
        () -> {
          LockSupport.parkNanos(300_000_000);
          stop.give();
        });

    assertTimeoutPreemptively(
        ofSeconds(10),
        () ->
            assertThatExceptionOfType(QueryCancelledException.class)
                .isThrownBy(() -> new DistanceFunction(2).answer(List.of(one, other), work)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"LINESTRING(|)", "POLYGON((|))", "MULTIPOINT(|)"})
  void nearest_ofLargeGeometries_isThatOfJts(String begin, String end) {
    var random = new Random(7);
    for (int i = 0; i < 20; i++) {
      var one = Geometries.read(walk(begin, end, random).asNode());
      var other = Geometries.read(walk("LINESTRING(", ")", random).asNode());

      for (var pair : List.of(List.of(one, other), List.of(other, one))) {
        var nearest = Nearest.of(pair.getFirst(), pair.getLast(), work);
        assertThat(nearest[0].distance(nearest[1]))
            .isCloseTo(DistanceOp.distance(one, other), within(1e-9));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 500})
  void distance_ofNoNumbers_isAnError(int count) {
    var nowhere = line(count, _ -> "NaN NaN");

    assertThatExceptionOfType(ExprEvalException.class)
        .isThrownBy(() -> new DistanceFunction(2).answer(List.of(nowhere, circle(500, 1)), work));
  }

  /// Some of them inside of others.
  private static NodeValue walk(String begin, String end, Random random) {
    double size = random.nextDouble();
    double x = random.nextDouble() * 3;
    var points = points(500, i -> "%s %s".formatted(x + size * cos(i, 499), size * sin(i, 499)));
    return wkt(begin + points + end);
  }

  private static NodeValue circle(int count, int radius) {
    int last = count - 1;
    return wkt(
        "POLYGON(("
            + points(count, i -> radius * cos(i, last) + " " + radius * sin(i, last))
            + "))");
  }

  private static double cos(int i, int last) {
    return Math.cos(2 * Math.PI * (i % last) / last);
  }

  private static double sin(int i, int last) {
    return Math.sin(2 * Math.PI * (i % last) / last);
  }

  private static NodeValue point() {
    return wkt("POINT(1 1)");
  }

  private static NodeValue line(int count, IntFunction<String> point) {
    return wkt("LINESTRING(" + points(count, point) + ")");
  }

  private static String points(int count, IntFunction<String> point) {
    return IntStream.range(0, count).mapToObj(point).collect(joining(","));
  }

  private static NodeValue wkt(String text) {
    return NodeValue.makeNode(NodeFactory.createLiteralDT(text, new BaseDatatype(WKT)));
  }
}
