package city.madang.etl.export.format;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/// What all geometries of a layer are; tools for maps draw layers of one kind best. Where some are
/// of many parts, each is: a district without islands is a `MULTIPOLYGON` of one.
enum ShapeKind {
  POINT,
  LINESTRING,
  POLYGON,
  MULTIPOINT,
  MULTILINESTRING,
  MULTIPOLYGON,
  GEOMETRY;

  /// @param types of the geometries, in the words of JTS
  static ShapeKind of(Set<String> types) {
    var names = types.stream().map(type -> type.toUpperCase(Locale.ROOT)).toList();
    var parts =
        names.stream()
            .map(name -> name.replaceFirst("^MULTI", ""))
            .collect(Collectors.toUnmodifiableSet());
    if (parts.size() != 1 || !Set.of("POINT", "LINESTRING", "POLYGON").containsAll(parts)) {
      return GEOMETRY;
    }
    var part = parts.iterator().next();
    return valueOf(names.contains("MULTI" + part) ? "MULTI" + part : part);
  }

  /// The same geometry, as one of this kind.
  Geometry of(Geometry shape) {
    return switch (shape) {
      case Point point when this == MULTIPOINT ->
          point.getFactory().createMultiPoint(new Point[] {point});
      case LineString line when this == MULTILINESTRING ->
          line.getFactory().createMultiLineString(new LineString[] {line});
      case Polygon polygon when this == MULTIPOLYGON ->
          polygon.getFactory().createMultiPolygon(new Polygon[] {polygon});
      default -> shape;
    };
  }
}
