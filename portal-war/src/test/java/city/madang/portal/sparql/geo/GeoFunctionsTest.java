package city.madang.portal.sparql.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnvBase;
import org.apache.jena.sparql.util.ExprUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class GeoFunctionsTest {
  private static final int ROWS = 20_000;
  private static final int THREADS = 4;

  @BeforeAll
  static void register() {
    GeoFunctions.register();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "geof:metricDistance(?a, ?b)",
        "geof:sfIntersects(?a, ?b)",
        "geof:sfWithin(?b, ?a)",
        "geof:sfContains(?a, ?b)",
      })
  void call_byManyThreads_answersEachItsOwn(String text) throws Exception {
    var shared = parse(text);
    var alone = answers(parse(text));
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      Callable<List<NodeValue>> work = () -> answers(shared);
      for (var one : threads.invokeAll(IntStream.range(0, THREADS).mapToObj(_ -> work).toList())) {
        assertThat(one.get()).isEqualTo(alone);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "geof:minX(?b)",
        "geof:minY(?b)",
        "geof:maxX(?b)",
        "geof:maxY(?b)",
        "geof:metricDistance(?a, ?b)",
        "geof:minX(?none)",
      })
  void call_ofAnEmptyGeometry_isAnError(String text) {
    assertThatExceptionOfType(ExprEvalException.class)
        .isThrownBy(() -> answer(parse(text), "POINT(1 2)", "POINT EMPTY"));
  }

  @ParameterizedTest
  @CsvSource({"sfEquals, false", "sfDisjoint, true", "sfIntersects, false", "ehEquals, false"})
  void relation_ofEmptyGeometries_isThatOfThePattern(String relation, boolean holds) {
    var answer = answer(parse("geof:" + relation + "(?a, ?b)"), "POINT EMPTY", "POINT EMPTY");
    assertThat(answer.getBoolean()).isEqualTo(holds);
  }

  @Test
  void distance_ofWhatIsNotOnTheEarth_isAnError() {
    assertThatExceptionOfType(ExprEvalException.class)
        .isThrownBy(
            () -> answer(parse("geof:metricDistance(?a, ?b)"), "POINT(1 95)", "POINT(1 2)"));
  }

  @Test
  void distance_ofALineBeyondThe180thMeridian_isTheShorterWay() {
    var call = parse("geof:metricDistance(?a, ?b)");
    double across = answer(call, "LINESTRING(179 0, 179.9 0)", "POINT(-179.9 0)").getDouble();

    assertThat(across).isCloseTo(0.2 * 111_319.49, within(1.0));
    assertThat(answer(call, "POINT(-179.9 0)", "LINESTRING(179 0, 179.9 0)").getDouble())
        .isEqualTo(across);
  }

  private static List<NodeValue> answers(Expr call) {
    return IntStream.range(0, ROWS)
        .mapToObj(
            i ->
                answer(
                    call,
                    "POLYGON((0 0, %1$d 0, %1$d %1$d, 0 %1$d, 0 0))".formatted(1 + i / 10 % 9),
                    "POINT(%d %d)".formatted(i % 10, i % 7)))
        .toList();
  }

  private static NodeValue answer(Expr call, String a, String b) {
    var row =
        BindingFactory.binding(
            Var.alloc("a"), geometry(a).asNode(), Var.alloc("b"), geometry(b).asNode());
    return call.eval(row, new FunctionEnvBase());
  }

  private static NodeValue geometry(String wkt) {
    try {
      return Geometries.literal(new WKTReader().read(wkt));
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  private static Expr parse(String call) {
    return ExprUtils.parse(call.replaceAll("geof:(\\w+)", "<" + GeoFunctions.NAMESPACE + "$1>"));
  }
}
