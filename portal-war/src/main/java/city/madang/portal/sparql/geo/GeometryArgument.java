package city.madang.portal.sparql.geo;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.NodeValue;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/// An argument of a function, read once as long as it stays the same. For one thread.
final class GeometryArgument {
  private @Nullable Node last;
  private @Nullable Geometry geometry;
  private @Nullable PreparedGeometry prepared;

  /// @throws org.apache.jena.sparql.expr.ExprEvalException if it is no geometry that can be read
  Geometry read(NodeValue value) {
    var node = value.asNode();
    var known = geometry;
    if (known != null && node.equals(last)) {
      return known;
    }
    var read = Geometries.read(node);
    last = node;
    geometry = read;
    prepared = null;
    return read;
  }

  /// The geometry that was read last, made ready for many questions.
  PreparedGeometry prepare(Geometry read) {
    var known = prepared;
    if (known == null) {
      known = PreparedGeometryFactory.prepare(read);
      prepared = known;
    }
    return known;
  }
}
