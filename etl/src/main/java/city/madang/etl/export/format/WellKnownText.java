package city.madang.etl.export.format;

import city.madang.etl.table.Rows;
import java.util.HashSet;
import java.util.Optional;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/// Reads geometries that are written as text. Source: OGC 06-103r4, section 7.
public final class WellKnownText {
  /// Nothing that has a meaning in JSON, and no comment.
  private static final Pattern SIGNS = Pattern.compile("[A-Za-z0-9(),.+ -]+");

  private static final Envelope DEGREES = new Envelope(-180, 180, -90, 90);

  private WellKnownText() {}

  /// What all geometries of a column are; empty if a value is none, or lies outside of the degrees
  /// of the earth.
  static Optional<ShapeKind> findKind(String column, Rows rows) {
    var types = new HashSet<String>();
    while (rows.hasNext()) {
      if (rows.next().values().get(column) instanceof String text) {
        var geometry = find(text);
        if (geometry.isEmpty()) {
          return Optional.empty();
        }
        types.add(geometry.get().getGeometryType());
      }
    }
    return Optional.of(ShapeKind.of(types));
  }

  /// Tells whether any value of a column is a geometry in the degrees of the earth.
  public static boolean isIn(String column, Rows rows) {
    while (rows.hasNext()) {
      if (rows.next().values().get(column) instanceof String text && find(text).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /// The box around all geometries of a column; a null one if there are none.
  public static Envelope box(String column, Rows rows) {
    var box = new Envelope();
    while (rows.hasNext()) {
      if (rows.next().values().get(column) instanceof String text) {
        find(text).ifPresent(shape -> box.expandToInclude(shape.getEnvelopeInternal()));
      }
    }
    return box;
  }

  private static Optional<Geometry> find(String text) {
    if (!SIGNS.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(text))
          .filter(shape -> DEGREES.covers(shape.getEnvelopeInternal()) || shape.isEmpty());
    } catch (ParseException | RuntimeException none) {
      // The reader also throws what the makers of rings throw.
      return Optional.empty();
    }
  }

  /// A text that was looked at before.
  static Geometry read(String text) {
    try {
      return parse(text);
    } catch (ParseException impossible) {
      throw new IllegalStateException("no well-known text", impossible);
    }
  }

  private static Geometry parse(String text) throws ParseException {
    return new WKTReader().read(text);
  }
}
