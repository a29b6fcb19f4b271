package city.madang.etl.export.format;

import city.madang.etl.dataset.IndexRule.Location;
import city.madang.etl.table.Row;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// Where the rows of a table are: in degrees of WGS 84, longitude first.
sealed interface Placing {
  /// What all of its geometries are, in the words of a GeoPackage.
  String kind();

  /// The column that it is read from and takes the place of.
  Optional<String> column();

  /// Absent where the row has no place.
  Optional<Geometry> find(Row row);

  /// Two columns of degrees.
  record Points(Location location) implements Placing {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    @Override
    public String kind() {
      return "POINT";
    }

    @Override
    public Optional<String> column() {
      return Optional.empty();
    }

    @Override
    public Optional<Geometry> find(Row row) {
      return row.values().get(location.longitude()) instanceof Number x
              && row.values().get(location.latitude()) instanceof Number y
          ? Optional.of(FACTORY.createPoint(new Coordinate(x.doubleValue(), y.doubleValue())))
          : Optional.empty();
    }
  }

  /// One column of well-known text.
  record Shapes(String texts, ShapeKind shapes) implements Placing {
    @Override
    public String kind() {
      return shapes.name();
    }

    @Override
    public Optional<String> column() {
      return Optional.of(texts);
    }

    @Override
    public Optional<Geometry> find(Row row) {
      return row.values().get(texts) instanceof String text
          ? Optional.of(shapes.of(WellKnownText.read(text)))
          : Optional.empty();
    }
  }
}
