package city.madang.portal.sparql.geo;

import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionBase2;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.operation.relateng.RelateNG;

/// Whether a relation holds, in the plane of longitude and latitude.
final class RelationFunction extends FunctionBase2 {
  private final Relation relation;
  private final GeometryArgument first = new GeometryArgument();
  private final GeometryArgument second = new GeometryArgument();

  RelationFunction(Relation relation) {
    this.relation = relation;
  }

  @Override
  public NodeValue exec(NodeValue one, NodeValue other) {
    var a = first.prepare(one);
    var b = second.prepare(other);
    try {
      return NodeValue.makeBoolean(holds(a, b));
    } catch (TopologyException | IllegalArgumentException e) { // what JTS cannot relate
      throw new ExprEvalException("geometries that cannot be related", e);
    }
  }

  private boolean holds(PreparedGeometry one, PreparedGeometry other) {
    var a = one.getGeometry();
    var b = other.getGeometry();
    if (!a.getEnvelopeInternal().intersects(b.getEnvelopeInternal())) {
      return relation.apart();
    }
    return switch (relation.function()) {
      case "sfIntersects" -> other.intersects(a);
      case "sfWithin" -> other.contains(a);
      case "sfContains" -> one.contains(b);
      default -> relation.holds(RelateNG.relate(a, b), a.getDimension(), b.getDimension());
    };
  }
}
