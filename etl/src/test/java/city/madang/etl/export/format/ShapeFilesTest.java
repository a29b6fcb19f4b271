package city.madang.etl.export.format;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.Constraints;
import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.IndexRule;
import city.madang.etl.dataset.Role;
import city.madang.etl.dataset.Table;
import city.madang.etl.export.LeftOut;
import city.madang.etl.place.District;
import city.madang.etl.place.Districts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The districts of Korea as maps: each is read back, and is what its text says.
class ShapeFilesTest {
  private static final List<District> DISTRICTS = Districts.ofKorea().startingWith("");
  private static final int HEADING_BYTES = 40;

  /// Degrees; only where borders crossed themselves are there more digits than GeoJSON keeps.
  private static final double ROUNDED = 1e-10;

  @TempDir Path folder;
  private Path csv;

  @BeforeEach
  void writeSource() throws IOException {
    csv = folder.resolve("source.csv");
    var lines = DISTRICTS.stream().map(ShapeFilesTest::line);
    Files.write(csv, Stream.concat(Stream.of("code,lat,lon,boundary"), lines).toList());
  }

  private static String line(District district) {
    var point = district.area().getInteriorPoint();
    return "%s,%s,%s,\"%s\""
        .formatted(district.code(), point.getY(), point.getX(), district.area().toText());
  }

  @Test
  void geoJson_readByJts_hasEachDistrictAsItIs() throws Exception {
    write("boundary");

    var root = JsonMapper.shared().readTree(Files.readString(folder.resolve("areas.geojson")));
    var features = root.path("features").valueStream().toList();
    assertThat(features).hasSameSizeAs(DISTRICTS);
    for (int i = 0; i < features.size(); i++) {
      var shape = new GeoJsonReader().read(features.get(i).path("geometry").toString());
      var properties = features.get(i).path("properties");
      assertThat(properties.propertyNames()).containsExactly("code", "lat", "lon");
      assertThat(properties.path("code").asString()).isEqualTo(DISTRICTS.get(i).code());
      assertThat(shape.norm().equalsExact(DISTRICTS.get(i).area().norm(), ROUNDED)).isTrue();
      assertThat(shape.isValid()).isTrue();
      assertThat(shape.contains(label(properties))).isTrue();
      assertThat(outerRings(shape)).allMatch(Orientation::isCCW);
    }
    assertThat(root.path("bbox").valueStream().map(JsonNode::asDouble))
        .containsExactly(edges(all()));
  }

  @Test
  void geoPackage_readByJts_hasEachDistrictAsItIs() throws Exception {
    write("boundary");

    var rows = sqlite("SELECT code, geom, lat, lon FROM areas ORDER BY fid");
    assertThat(rows).hasSameSizeAs(DISTRICTS);
    for (int i = 0; i < rows.size(); i++) {
      var blob = (byte[]) Objects.requireNonNull(rows.get(i).get(1));
      var shape = new WKBReader().read(Arrays.copyOfRange(blob, HEADING_BYTES, blob.length)).norm();
      assertThat(rows.get(i).getFirst()).isEqualTo(DISTRICTS.get(i).code());
      assertThat(shape.equalsExact(DISTRICTS.get(i).area().norm())).isTrue();
      assertThat(envelope(blob).equals(DISTRICTS.get(i).area().getEnvelopeInternal())).isTrue();
    }
    assertThat(sqlite("SELECT geometry_type_name, srs_id FROM gpkg_geometry_columns"))
        .isEqualTo(List.of(List.of("MULTIPOLYGON", 4326)));
    assertThat(sqlite("SELECT min_x, min_y, max_x, max_y FROM gpkg_contents").getFirst())
        .containsExactly((Object[]) edges(all()));
    assertThat(sqlite("PRAGMA integrity_check")).isEqualTo(List.of(List.of("ok")));
    // The R-tree keeps 32 bits of each edge, rounded outward.
    assertThat(
            sqlite(
                "SELECT code FROM areas JOIN rtree_areas_geom r ON r.id = fid WHERE minx <= 126.53"
                    + " AND maxx >= 126.53 AND miny <= 33.36 AND maxy >= 33.36"))
        .hasSize(2);
  }

  @Test
  void write_someOfManyParts_allAreMadeSo() throws Exception {
    Files.writeString(
        csv,
        """
        code,lat,lon,boundary
        1,,,"POLYGON ((0 0, 1 0, 1 1, 0 0))"
        2,,,"MULTIPOLYGON (((5 5, 6 5, 6 6, 5 5)))"
        3,,,
        """);

    write("boundary");

    assertThat(Files.readString(folder.resolve("areas.geojson")))
        .contains("\"geometry\":{\"type\":\"Polygon\"", "\"geometry\":null")
        .endsWith("\"bbox\":[0.0,0.0,6.0,6.0]}\n");
    var first = sqlite("SELECT geom FROM areas").getFirst().getFirst();
    assertThat(read((byte[]) Objects.requireNonNull(first)))
        .isEqualTo("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))");
  }

  @Test
  void write_textThatIsNoShape_hasNoMapAndTellsWhy() throws Exception {
    for (var wrong :
        List.of("POLYGON ((0 0, 1 0, 1 1))", "POINT (1 2) # \"", "POINT (200000 500000)", "?")) {
      Files.writeString(csv, "code,lat,lon,boundary\n1,,,\"" + wrong.replace("\"", "\"\"") + "\"");

      assertThat(write("boundary"))
          .containsExactly(
              new LeftOut("areas.geojson", "a released shape is no well-known text in degrees"),
              new LeftOut("areas.gpkg", "a released shape is no well-known text in degrees"));
    }
  }

  private List<LeftOut> write(String geometry) throws SQLException {
    var index =
        new IndexRule(
            true,
            List.of(),
            Optional.of(new IndexRule.Location("lat", "lon")),
            Optional.of(geometry));
    var fields =
        List.of(
            field("code", FieldType.STRING),
            field("lat", FieldType.NUMBER),
            field("lon", FieldType.NUMBER),
            field("boundary", FieldType.STRING));
    var select =
        "SELECT * FROM read_csv('%s', header = true, columns = {'code': 'VARCHAR', 'lat': 'DOUBLE', 'lon': 'DOUBLE', 'boundary': 'VARCHAR'})"
            .formatted(csv);
    return ReleasedTable.write(folder, new Table("areas", "", fields, "a.rq", index), select, 2);
  }

  private static Field field(String name, FieldType type) {
    return new Field(
        name, type, Role.OPEN, Optional.empty(), OptionalLong.empty(), Constraints.NONE);
  }

  private List<List<@Nullable Object>> sqlite(String sql) throws SQLException {
    return ReleasedTable.query("jdbc:sqlite:" + folder.resolve("areas.gpkg"), sql);
  }

  private static Geometry label(JsonNode properties) {
    return new GeometryFactory()
        .createPoint(
            new Coordinate(properties.path("lon").asDouble(), properties.path("lat").asDouble()));
  }

  private static Stream<Coordinate[]> outerRings(Geometry shape) {
    return Stream.iterate(0, i -> i < shape.getNumGeometries(), i -> i + 1)
        .map(i -> ((Polygon) shape.getGeometryN(i)).getExteriorRing().getCoordinates());
  }

  private static Envelope envelope(byte[] blob) {
    var heading = ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN).position(8);
    return new Envelope(
        heading.getDouble(), heading.getDouble(), heading.getDouble(), heading.getDouble());
  }

  private static String read(byte[] blob) throws ParseException {
    return new WKBReader().read(Arrays.copyOfRange(blob, HEADING_BYTES, blob.length)).toText();
  }

  private static Envelope all() {
    var box = new Envelope();
    DISTRICTS.forEach(district -> box.expandToInclude(district.area().getEnvelopeInternal()));
    return box;
  }

  private static Double[] edges(Envelope box) {
    return new Double[] {box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()};
  }
}
