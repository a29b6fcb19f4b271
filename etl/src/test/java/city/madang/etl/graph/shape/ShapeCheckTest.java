package city.madang.etl.graph.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.madang.etl.quality.QualityRefusal;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.Shapes;
import org.junit.jupiter.api.Test;

class ShapeCheckTest {
  private static final String SHAPES =
      """
      PREFIX sh: <http://www.w3.org/ns/shacl#>
      PREFIX ex: <https://example.org/>
      ex:DoorShape a sh:NodeShape ; sh:targetClass ex:Door ;
        sh:property [ sh:path ex:height ; sh:minInclusive 1 ; sh:minCount 1 ] .
      """;
  private static final List<Triple> RIGHT = triples("ex:door a ex:Door ; ex:height 2 .");
  private static final List<Triple> WRONG = triples("ex:door a ex:Door ; ex:height 0 .");

  @Test
  void batch_brokenShape_namesMappingRowThingPathAndShape() {
    var check = check(1_000_000, false);

    check.batch(1, RIGHT);

    assertThatExceptionOfType(QualityRefusal.class)
        .isThrownBy(() -> check.batch(1_001, WRONG))
        .withMessageContaining("doors/doors.rq: 1 faults")
        .withMessageContaining("rows from 1001 on")
        .withMessageContaining("https://example.org/door ")
        .withMessageContaining("https://example.org/height");
  }

  @Test
  void batch_shapeWithoutAName_isNamedByItsMessageOrItsOwner() {
    var told = SHAPES.replace("sh:minCount 1", "sh:minCount 1 ; sh:message \"too low a door\"");

    assertThat(fault(told)).contains("breaks \"too low a door\" by ");
    var both =
        SHAPES.replace("sh:minCount 1", "sh:minCount 1 ; sh:message \"낮은 문\"@ko , \"too low\"@en");
    assertThat(fault(both)).contains("breaks \"too low\" by ").doesNotContain("낮은");
    assertThat(fault(SHAPES)).contains("breaks https://example.org/DoorShape by ");
  }

  private static String fault(String shapes) {
    var refusal =
        catchThrowableOfType(
            QualityRefusal.class, () -> check(shapes, 1_000_000, true).batch(1, WRONG));
    return String.valueOf(refusal.getMessage());
  }

  @Test
  void batch_aboutPeople_namesNoThing() {
    assertThatExceptionOfType(QualityRefusal.class)
        .isThrownBy(() -> check(1_000_000, true).batch(1, WRONG))
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("example.org/door"));
  }

  @Test
  void batch_beyondTheWhole_validatesEachTenth() {
    var check = check(4, false);

    check.batch(1, RIGHT);
    check.batch(2, RIGHT);
    IntStream.range(0, 8).forEach(_ -> check.batch(3, RIGHT));
    assertThat(check.figures()).isEqualTo(new ShapeFigures(20, 4));

    check.batch(11, RIGHT);
    assertThat(check.figures()).isEqualTo(new ShapeFigures(22, 6));
    assertThatNoException().isThrownBy(() -> check.batch(12, WRONG));
  }

  private static final String CELLS =
      """
      PREFIX dcterms: <http://purl.org/dc/terms/>
      PREFIX madang: <https://madang.city/terms#>
      PREFIX qb: <http://purl.org/linked-data/cube#>
      PREFIX sdmx: <http://purl.org/linked-data/sdmx/2009/dimension#>
      ex:cube a qb:DataSet ; qb:structure madang:callCounts .
      ex:8 a qb:Observation ; qb:dataSet ex:cube ; sdmx:refArea ex:sea ;
        madang:hourOfDay 8 ; madang:linkedService ex:fire ; madang:calls 7 .
      """;

  @Test
  void batch_cellWithAllDimensions_passesAlsoWhenSaidAgain() {
    var check = new ShapeCheck("calls/calls.rq", false);

    assertThatNoException()
        .isThrownBy(
            () -> {
              check.batch(1, triples(CELLS));
              check.batch(1_001, triples(CELLS));
              check.batch(2_001, triples(CELLS.replace("8", "9")));
            });
  }

  @Test
  void batch_cellWithoutADimensionOrWithTwo_isRefusedWithItsPath() {
    for (var other : List.of("", "madang:hourOfDay 8, 9 ;")) {
      assertThat(cellFault(CELLS.replace("madang:hourOfDay 8 ;", other)))
          .contains("https://example.org/8 at <https://madang.city/terms#hourOfDay>")
          .contains("one value for each dimension and measure of its structure");
    }
    assertThat(cellFault(CELLS.replace("madang:calls 7", "madang:people 7")))
        .contains("at <https://madang.city/terms#calls>");
  }

  @Test
  void batch_cellWithAnAttributeThatItsStructureLacks_isRefused() {
    var total = CELLS.replace("madang:calls 7", "madang:calls 7 ; madang:runningTotal 9");

    assertThat(cellFault(total))
        .contains("https://example.org/8 at <https://madang.city/terms#runningTotal>")
        .contains("only attributes of its structure");
  }

  @Test
  void batch_cubeWithoutAKnownStructure_isRefused() {
    assertThat(cellFault(CELLS.replace("madang:callCounts", "ex:unknown")))
        .contains("https://example.org/cube at");
    assertThat(cellFault(CELLS.replace("ex:cube a qb:DataSet", "ex:cube a ex:Cube")))
        .contains("https://example.org/8 at <http://purl.org/linked-data/cube#dataSet>");
  }

  @Test
  void batch_cellsWithEqualDimensions_areRefusedAlsoInAnotherBatch() {
    var check = new ShapeCheck("calls/calls.rq", false);

    check.batch(1, triples(CELLS));

    assertThatExceptionOfType(QualityRefusal.class)
        .isThrownBy(() -> check.batch(1_001, triples(CELLS.replace("ex:8", "ex:again"))))
        .withMessageContaining("calls/calls.rq")
        .withMessageContaining("from 1001 on, https://example.org/again has the dimensions");
  }

  private static String cellFault(String turtle) {
    var check = new ShapeCheck("calls/calls.rq", false);
    var refusal = catchThrowableOfType(QualityRefusal.class, () -> check.batch(1, triples(turtle)));
    return String.valueOf(refusal.getMessage());
  }

  private static ShapeCheck check(long whole, boolean aboutPeople) {
    return check(SHAPES, whole, aboutPeople);
  }

  private static ShapeCheck check(String turtle, long whole, boolean aboutPeople) {
    var shapes = RDFParser.fromString(turtle, Lang.TURTLE).toGraph();
    return new ShapeCheck(
        "doors/doors.rq", aboutPeople, Shapes.parse(shapes), Graph.emptyGraph, whole);
  }

  private static List<Triple> triples(String turtle) {
    var text = "PREFIX ex: <https://example.org/>\n" + turtle;
    return RDFParser.fromString(text, Lang.TURTLE).toGraph().stream().toList();
  }
}
