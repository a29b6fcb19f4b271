package city.madang.etl.place;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The municipalities of Korea as they were in 2018: the spine that every placed thing hangs on.
///
/// Source: Statistics Korea (KOGL Type 1), the same file that dataset `districts` publishes.
/// Thread-safe.
public final class Districts {
  private static final String FILE = "boundaries.zip";
  private static final String PROVINCES = "provinces.geojson";
  private static final String MUNICIPALITIES = "municipalities.geojson";
  private static final double NEAR_DEGREES = 0.003;
  private static final GeometryFactory SHAPES = new GeometryFactory();
  private static final Districts KOREA = read();

  private final TreeMap<String, District> byCode = new TreeMap<>();
  private final STRtree tree = new STRtree();

  private Districts(List<District> districts) {
    for (var district : districts) {
      byCode.put(district.code(), district);
      var area = PreparedGeometryFactory.prepare(district.area());
      tree.insert(district.area().getEnvelopeInternal(), new Prepared(district, area));
    }
    tree.build();
  }

  private record Prepared(District district, PreparedGeometry area) {}

  /// All 250 of them.
  public static Districts ofKorea() {
    return KOREA;
  }

  /// The district with this code.
  public Optional<District> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /// Those whose code begins so, by code: `21` are the districts of Busan.
  public List<District> startingWith(String prefix) {
    return byCode.values().stream().filter(each -> each.code().startsWith(prefix)).toList();
  }

  /// Where a point lies; empty at sea and abroad.
  public Optional<District> at(double latitude, double longitude) {
    var point = SHAPES.createPoint(new Coordinate(longitude, latitude));
    return stream(new Envelope(point.getCoordinate()))
        .filter(each -> each.area.covers(point))
        .map(Prepared::district)
        .findFirst();
  }

  /// Where a point lies, or the nearest district within 0.003 degrees (some 300 m): piers and quays
  /// lie outside of simplified boundaries. What is farther out is at sea.
  public Optional<District> near(double latitude, double longitude) {
    var point = SHAPES.createPoint(new Coordinate(longitude, latitude));
    var around = new Envelope(point.getCoordinate());
    around.expandBy(NEAR_DEGREES);
    return at(latitude, longitude)
        .or(
            () ->
                stream(around)
                    .map(Prepared::district)
                    .filter(it -> it.area().isWithinDistance(point, NEAR_DEGREES))
                    .min(Comparator.comparingDouble(it -> it.area().distance(point))));
  }

  /// The district in which all of a square lies; empty for one on a border or on the shore.
  ///
  /// @param latitude of its middle
  /// @param longitude of its middle
  /// @param sizeDegrees of its sides
  public Optional<District> around(double latitude, double longitude, double sizeDegrees) {
    var square = new Envelope(new Coordinate(longitude, latitude));
    square.expandBy(sizeDegrees / 2);
    var area = SHAPES.toGeometry(square);
    return stream(square)
        .filter(each -> each.area.covers(area))
        .map(Prepared::district)
        .findFirst();
  }

  private Stream<Prepared> stream(Envelope box) {
    Stream<?> found = tree.query(box).stream();
    return found.filter(Prepared.class::isInstance).map(Prepared.class::cast);
  }

  private static Districts read() {
    try {
      var provinces = new HashMap<String, Province>();
      for (var feature : read(PROVINCES).path("features")) {
        var about = feature.path("properties");
        provinces.put(code(about), new Province(code(about), name(about), englishName(about)));
      }
      return new Districts(districts(read(MUNICIPALITIES), provinces));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(String member) throws IOException {
    try (var zip = new ZipInputStream(open())) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(member)) {
          return JsonMapper.shared().readTree(zip.readAllBytes());
        }
      }
    }
    throw new IllegalStateException(FILE + " has no " + member);
  }

  private static InputStream open() throws IOException {
    var stream = Districts.class.getResourceAsStream(FILE);
    if (stream == null) {
      throw new IOException(FILE + " is not on the class path");
    }
    return stream;
  }

  private static List<District> districts(JsonNode collection, Map<String, Province> provinces) {
    var districts = new ArrayList<District>();
    for (var feature : collection.path("features")) {
      var about = feature.path("properties");
      var code = code(about);
      var province = provinces.get(code.substring(0, 2));
      if (province == null) {
        throw new IllegalStateException(PROVINCES + " has none of district " + code);
      }
      var area = geometry(feature.path("geometry"));
      districts.add(new District(code, name(about), englishName(about), province, area));
    }
    return districts;
  }

  private static String code(JsonNode properties) {
    return properties.path("code").asString();
  }

  private static String name(JsonNode properties) {
    return properties.path("name").asString();
  }

  private static String englishName(JsonNode properties) {
    return properties.path("name_eng").asString();
  }

  private static Geometry geometry(JsonNode json) {
    try {
      // Simplified boundaries cross themselves here and there.
      return GeometryFixer.fix(new GeoJsonReader(SHAPES).read(json.toString()));
    } catch (ParseException e) {
      throw new IllegalStateException("a boundary is not GeoJSON", e);
    }
  }
}
