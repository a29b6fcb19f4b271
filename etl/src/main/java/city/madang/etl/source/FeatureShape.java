package city.madang.etl.source;

import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTWriter;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The geometry of a feature as a table can hold it.
final class FeatureShape {
  private static final String GEOMETRY = "geometry";
  private static final Envelope DEGREES = new Envelope(-180, 180, -90, 90);

  private FeatureShape() {}

  /// Replaces `/geometry` by well-known text with all of its points and digits, and adds
  /// `/label/lat` and `/label/lon`, a point that lies in it. Boundaries that cross themselves,
  /// which have no inside and no reader can compare, become what they mean.
  ///
  /// @return whether it could; not if the geometry is none, or lies outside of the degrees of the
  ///   earth, as meters of another reference system do
  static boolean write(JsonNode feature) {
    var geometry = feature.path(GEOMETRY);
    if (!(feature instanceof ObjectNode object) || geometry.isNull()) {
      return geometry.isNull();
    }
    var shape = read(geometry);
    shape.ifPresent(found -> write(found, object));
    return shape.isPresent();
  }

  private static void write(Geometry shape, ObjectNode feature) {
    var valid = shape.isValid() ? shape : GeometryFixer.fix(shape);
    feature.put(GEOMETRY, new WKTWriter().write(valid));
    var point = valid.getInteriorPoint();
    if (!point.isEmpty()) {
      feature.putObject("label").put("lat", point.getY()).put("lon", point.getX());
    }
  }

  private static Optional<Geometry> read(JsonNode geometry) {
    try {
      return Optional.of(new GeoJsonReader().read(geometry.toString()))
          .filter(shape -> DEGREES.covers(shape.getEnvelopeInternal()));
    } catch (ParseException | RuntimeException wrong) {
      // The reader casts what it expects, so any of these is a geometry of another form.
      return Optional.empty();
    }
  }
}
