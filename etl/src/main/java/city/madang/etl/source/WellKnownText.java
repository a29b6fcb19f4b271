package city.madang.etl.source;

import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTWriter;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import tools.jackson.databind.JsonNode;

/// Geometries of GeoJSON as well-known text, with all of their points and digits.
final class WellKnownText {
  private static final Envelope DEGREES = new Envelope(-180, 180, -90, 90);

  private WellKnownText() {}

  /// The text of a geometry; empty for what is none, or lies outside of the degrees of the earth,
  /// as meters of another reference system do.
  static Optional<String> of(JsonNode geometry) {
    try {
      var shape = new GeoJsonReader().read(geometry.toString());
      return DEGREES.covers(shape.getEnvelopeInternal())
          ? Optional.of(new WKTWriter().write(shape))
          : Optional.empty();
    } catch (ParseException | RuntimeException wrong) {
      // The reader casts what it expects, so any of these is a geometry of another form.
      return Optional.empty();
    }
  }
}
