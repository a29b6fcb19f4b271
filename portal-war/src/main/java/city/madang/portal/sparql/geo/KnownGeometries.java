package city.madang.portal.sparql.geo;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.NodeValue;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/// Reads the arguments of functions, and large ones only once: queries compare many places with a
/// few shapes, in any order. Thread-safe.
final class KnownGeometries {
  /// Of all queries, for the engine has one set of functions.
  static final KnownGeometries SHARED = new KnownGeometries(250_000);

  /// Shorter texts are read faster than they are found.
  private static final int LONG_CHARACTERS = 500;

  private final int most;

  /// Memory that is short gets them back.
  private SoftReference<Kept> kept = new SoftReference<>(new Kept());

  /// @param most points of all that are kept; one takes some 160 bytes
  KnownGeometries(int most) {
    this.most = most;
  }

  /// @throws org.apache.jena.sparql.expr.ExprEvalException if it is no geometry that can be read
  Geometry read(NodeValue value) {
    return prepare(value).getGeometry();
  }

  /// As [#read], ready for many questions.
  PreparedGeometry prepare(NodeValue value) {
    var node = value.asNode();
    if (!node.isLiteral() || node.getLiteralLexicalForm().length() < LONG_CHARACTERS) {
      return prepare(node);
    }
    var known = find(node);
    return known == null ? keep(node, prepare(node)) : known;
  }

  private static PreparedGeometry prepare(Node node) {
    return PreparedGeometryFactory.prepare(Geometries.read(node));
  }

  private synchronized @Nullable PreparedGeometry find(Node node) {
    var now = kept.get();
    return now == null ? null : now.geometries.get(node);
  }

  private synchronized PreparedGeometry keep(Node node, PreparedGeometry geometry) {
    var now = kept.get();
    if (now == null) {
      now = new Kept();
      kept = new SoftReference<>(now);
    }
    now.put(node, geometry, most);
    return geometry;
  }

  /// The ones asked for last.
  private static final class Kept {
    final Map<Node, PreparedGeometry> geometries = new LinkedHashMap<>(16, 0.75f, true);
    private long points;

    void put(Node node, PreparedGeometry geometry, int most) {
      if (geometries.put(node, geometry) == null) {
        points += geometry.getGeometry().getNumPoints();
      }
      var eldest = geometries.values().iterator();
      while (points > most && geometries.size() > 1) {
        points -= eldest.next().getGeometry().getNumPoints();
        eldest.remove();
      }
    }
  }
}
