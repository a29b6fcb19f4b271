package city.madang.portal.sparql.geo;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.jena.sparql.expr.NodeValue;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.util.GeometricShapeFactory;

class KnownGeometriesTest {
  private final KnownGeometries known = new KnownGeometries(2_500);

  @Test
  void prepare_shapesInTurns_readsEachOnce() {
    var first = known.prepare(circle(1));
    var second = known.prepare(circle(2));

    assertThat(known.prepare(circle(1))).isSameAs(first);
    assertThat(known.prepare(circle(2))).isSameAs(second);
    assertThat(second.getGeometry().contains(first.getGeometry())).isTrue();
  }

  @Test
  void prepare_moreThanIsKept_readsTheEldestAgain() {
    var first = known.prepare(circle(1));
    var second = known.prepare(circle(2));
    known.prepare(circle(1));

    known.prepare(circle(3));

    assertThat(known.prepare(circle(1))).isSameAs(first);
    var again = known.prepare(circle(2));
    assertThat(again).isNotSameAs(second);
    assertThat(again.getGeometry().equalsExact(second.getGeometry())).isTrue();
  }

  private static NodeValue circle(double size) {
    var shapes = new GeometricShapeFactory();
    shapes.setCentre(new Coordinate(129, 35));
    shapes.setSize(size);
    shapes.setNumPoints(1_000);
    return Geometries.literal(shapes.createCircle());
  }
}
