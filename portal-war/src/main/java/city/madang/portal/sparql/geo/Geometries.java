package city.madang.portal.sparql.geo;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.BaseDatatype;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.io.WKTWriter;

/// Geometries of literals, x in degrees of longitude and y in degrees of latitude.
///
/// Source: GeoSPARQL 1.1, section 8.5.1. Of the reference systems only CRS84, which is meant where
/// none is named, and EPSG:4326, whose latitude comes first.
public final class Geometries {
  private static final RDFDatatype WKT =
      new BaseDatatype("http://www.opengis.net/ont/geosparql#wktLiteral");

  private static final Pattern SYSTEM = Pattern.compile("\\s*<([^>\\s]*)>\\s*(.*)", Pattern.DOTALL);

  private static final Pattern LONGITUDE_FIRST =
      Pattern.compile("https?://www\\.opengis\\.net/def/crs/OGC/(1\\.3|0)/CRS84");

  private static final Pattern LATITUDE_FIRST =
      Pattern.compile("https?://www\\.opengis\\.net/def/crs/EPSG/[0-9.]+/4326");

  private Geometries() {}

  /// Whether it is a literal of a geometry, be it readable or not.
  public static boolean isGeometry(Node node) {
    return node.isLiteral() && WKT.getURI().equals(node.getLiteralDatatypeURI());
  }

  /// Empty if it is none, or one that cannot be read.
  public static Optional<Geometry> find(Node node) {
    try {
      return Optional.of(read(node));
    } catch (ExprEvalException unreadable) {
      return Optional.empty();
    }
  }

  /// Reads a literal.
  ///
  /// @throws ExprEvalException if it is no geometry, or one that cannot be read
  public static Geometry read(Node node) {
    if (!isGeometry(node)) {
      throw new ExprEvalException("not a geometry");
    }
    var text = node.getLiteralLexicalForm();
    var named = SYSTEM.matcher(text);
    if (!named.matches()) {
      return parse(text);
    }
    var system = named.group(1);
    if (LONGITUDE_FIRST.matcher(system).matches()) {
      return parse(named.group(2));
    }
    if (LATITUDE_FIRST.matcher(system).matches()) {
      var geometry = parse(named.group(2));
      geometry.apply(new Turned());
      return geometry;
    }
    throw new ExprEvalException("a reference system that is not known");
  }

  private static Geometry parse(String wkt) {
    try {
      return new WKTReader().read(wkt);
    } catch (ParseException | IllegalArgumentException | StackOverflowError e) {
      throw new ExprEvalException("WKT that cannot be read", e);
    }
  }

  /// The literal of a geometry, in CRS84.
  static NodeValue literal(Geometry geometry) {
    var wkt = new WKTWriter().write(geometry);
    return NodeValue.makeNode(NodeFactory.createLiteralDT(wkt, WKT));
  }

  /// Exchanges latitude and longitude.
  private static final class Turned implements CoordinateSequenceFilter {
    @Override
    public void filter(CoordinateSequence places, int i) {
      double latitude = places.getX(i);
      places.setOrdinate(i, CoordinateSequence.X, places.getY(i));
      places.setOrdinate(i, CoordinateSequence.Y, latitude);
    }

    @Override
    public boolean isDone() {
      return false;
    }

    @Override
    public boolean isGeometryChanged() {
      return true;
    }
  }
}
