package city.madang.portal.sparql.geo;

import java.lang.ref.SoftReference;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.NodeValue;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/// An argument of a function, read once as long as it stays the same. Whoever reads it meanwhile
/// gets what he asked for, too.
final class GeometryArgument {
  /// Memory that is short gets it back.
  private volatile SoftReference<Known> last = new SoftReference<>(null);

  private record Known(Node node, PreparedGeometry geometry) {}

  /// @throws org.apache.jena.sparql.expr.ExprEvalException if it is no geometry that can be read
  Geometry read(NodeValue value) {
    return prepare(value).getGeometry();
  }

  /// As [#read], ready for many questions.
  PreparedGeometry prepare(NodeValue value) {
    var node = value.asNode();
    @Nullable Known known = last.get();
    if (known == null || !node.equals(known.node)) {
      known = new Known(node, PreparedGeometryFactory.prepare(Geometries.read(node)));
      last = new SoftReference<>(known);
    }
    return known.geometry;
  }
}
