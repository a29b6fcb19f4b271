package city.madang.portal.sparql.geo;

import java.util.List;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.operation.relateng.RelateNG;

/// Whether a relation holds, in the plane of longitude and latitude.
final class RelationFunction implements GeoFunction.Body {
  private final Relation relation;

  RelationFunction(Relation relation) {
    this.relation = relation;
  }

  @Override
  public NodeValue answer(List<NodeValue> given, GeometryWork work) {
    var a = KnownGeometries.SHARED.prepare(given.get(0));
    var b = KnownGeometries.SHARED.prepare(given.get(1));
    try {
      return NodeValue.makeBoolean(holds(a, b, work));
    } catch (TopologyException | IllegalArgumentException e) { // what JTS cannot relate
      throw new ExprEvalException("geometries that cannot be related", e);
    }
  }

  private boolean holds(PreparedGeometry one, PreparedGeometry other, GeometryWork work) {
    var a = one.getGeometry();
    var b = other.getGeometry();
    return a.getEnvelopeInternal().intersects(b.getEnvelopeInternal())
        ? work.with(a, b, () -> holdsNear(one, other))
        : relation.apart();
  }

  private boolean holdsNear(PreparedGeometry one, PreparedGeometry other) {
    var a = one.getGeometry();
    var b = other.getGeometry();
    return switch (relation.function()) {
      case "sfIntersects" -> other.intersects(a);
      case "sfWithin" -> other.contains(a);
      case "sfContains" -> one.contains(b);
      default -> relation.holds(RelateNG.relate(a, b), a.getDimension(), b.getDimension());
    };
  }
}
