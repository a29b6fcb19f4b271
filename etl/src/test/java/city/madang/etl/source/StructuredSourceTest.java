package city.madang.etl.source;

import static city.madang.etl.dataset.DescriptorTestData.dataset;
import static city.madang.etl.dataset.FieldType.NUMBER;
import static city.madang.etl.dataset.FieldType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.madang.etl.dataset.DescriptorTestData;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.Source.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// JSON, GeoJSON and GTFS Realtime become the text that the table engine reads.
class StructuredSourceTest {
  private static final String STATIONS =
      """
      {"skipped": [{"stations": 1}], "data": {"stations": [
        {"id": "a,1", "at": {"lat": 35.10, "lon": 129}, "kinds": ["DC", "AC"], "note": "two\\nlines"},
        {"id": "b \\"2\\"", "at": {"lat": 35.20}, "kinds": [], "note": null}
      ]}, "version": "3.0"}
      """;
  private static final String AREAS =
      """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"code": "21010"},
         "geometry": {"type": "Polygon", "coordinates": [[[129, 35], [129.123456, 35], [129, 36], [129, 35]]]}},
        {"type": "Feature", "properties": {"code": "21020"}, "geometry": null}
      ]}
      """;

  @TempDir Path folder;

  private static DescriptorTestData stations() {
    return dataset()
        .format(Format.JSON, Optional.of("/data/stations"))
        .open(STRING, "id")
        .from(NUMBER, "lat", "/at/lat")
        .from(NUMBER, "lon", "/at/lon")
        .open(STRING, "kinds", "note");
  }

  private static DescriptorTestData areas() {
    return dataset()
        .format(Format.GEOJSON, Optional.empty())
        .open(STRING, "code")
        .from(STRING, "boundary", "/geometry");
  }

  @Test
  void open_array_isOneRecordAnElement() throws IOException {
    assertThat(open(stations(), STATIONS))
        .isEqualTo(
            """
            id,/at/lat,/at/lon,kinds,note
            "a,1",35.10,129,"[""DC"",""AC""]","two
            lines"
            "b ""2\""",35.20,,[],
            """);
  }

  @Test
  void open_linesOfJson_areRecordsToo() throws IOException {
    var lines = dataset().format(Format.JSON, Optional.empty()).open(STRING, "a", "b");

    assertThat(open(lines, "{\"a\": 1, \"b\": true}\n{\"a\": 12345678901234567890.50}\n"))
        .isEqualTo("a,b\n1,true\n12345678901234567890.50,\n");
  }

  @Test
  void open_gzipAndZip_areOpened() throws IOException {
    assertThat(open(areas(), gzip(bytes(AREAS)))).startsWith("code,/geometry\n21010,");
    assertThat(open(areas().member("a.geojson"), zip("a.geojson", bytes(AREAS))))
        .startsWith("code,/geometry\n21010,");
  }

  @Test
  void open_features_haveTheirGeometryAsText() throws IOException {
    assertThat(open(areas(), AREAS))
        .isEqualTo(
            """
            code,/geometry
            21010,"POLYGON ((129 35, 129.123456 35, 129 36, 129 35))"
            21020,
            """);
  }

  @Test
  void open_boundaryThatCrossesItself_isWhatItMeans() throws IOException {
    var crossed = AREAS.replace("[129.123456, 35], [129, 36]", "[130, 36], [130, 35], [129, 36]");

    assertThat(open(areas(), crossed))
        .contains("MULTIPOLYGON (((129.5 35.5, 130 36, 130 35, 129.5 35.5)), ((129 35,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "version"         | "version     | data.csv: line 4: not JSON, or cut off
          "lat": 35.20      | "lat": 35,20 | data.csv: line 3: not JSON
          "id": "a,1"       | "id": 1, "id": 2 | data.csv: line 2: not JSON
          "stations": [\\n  | "stations": {"a": [], "b": [ | no array at '/data/stations'
          "data"            | "dates"      | no array at '/data/stations'
          , "lon": 129      | ``           | no element has [/at/lon]; correct from
          """)
  void open_brokenJson_isRefusedWithItsLine(String right, String wrong, String message) {
    var broken = STATIONS.replace(right.replace("\\n", "\n"), wrong);

    assertRefused(stations(), bytes(broken), message);
  }

  @Test
  void open_whatIsNoRow_isRefused() throws IOException {
    var whole = bytes(STATIONS);
    var lines = dataset().format(Format.JSON, Optional.empty()).open(STRING, "a");

    assertRefused(stations(), Arrays.copyOf(whole, whole.length - 9), "not JSON, or cut off");
    assertRefused(lines, bytes("[{\"a\": 1}]"), "name it by rows");
    assertRefused(areas(), bytes(AREAS.replace("36", "360000")), "element 1: /geometry is no");
    assertRefused(areas(), bytes(AREAS.replace("Polygon", "Polygram")), "element 1: /geometry");
    var packed = gzip(whole);
    assertRefused(stations(), Arrays.copyOf(packed, packed.length - 9), "cut off");
    assertRefused(positions(FieldType.STRING), whole, "not a GTFS Realtime message");
  }

  @Test
  void open_vehiclesOfColumbus_areRows() throws IOException {
    var feed = columbus();

    var rows = open(positions(NUMBER), feed).lines().toList();

    assertThat(rows).hasSize(1 + 176).first().asString().startsWith("/id,/vehicle/vehicle/id,");
    assertThat(rows.stream().skip(1).map(row -> row.split(",", -1)[4]).distinct()).hasSize(1);
    assertThat(rows.stream().filter(row -> row.contains(",0.1376"))).hasSize(1);
  }

  @Test
  void open_zipOfMessages_isAnArchive() throws IOException {
    var feed = columbus();
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var name : List.of("2.pb", "1.pb")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(feed);
      }
    }

    assertThat(open(positions(NUMBER), out.toByteArray()).lines()).hasSize(1 + 2 * 176);
  }

  private static byte[] columbus() throws IOException {
    var shared = Path.of(System.getProperty("madang.shared.data", "none"));
    var file = shared.resolve("gtfs-rt/columbus-vehicle-positions-2019.pb");
    assumeTrue(Files.exists(file), "shared data are not here");
    return Files.readAllBytes(file);
  }

  private static DescriptorTestData positions(FieldType type) {
    return dataset()
        .format(Format.GTFS_REALTIME, Optional.of("/vehicle"))
        .from(STRING, "entity", "/id")
        .from(STRING, "vehicle", "/vehicle/vehicle/id")
        .from(type, "lat", "/vehicle/position/latitude")
        .from(type, "lon", "/vehicle/position/longitude")
        .from(STRING, "sent", "/header/timestamp");
  }

  private String open(DescriptorTestData dataset, String text) throws IOException {
    return open(dataset, bytes(text));
  }

  private String open(DescriptorTestData dataset, byte[] bytes) throws IOException {
    Files.write(folder.resolve("data.csv"), bytes);
    var descriptor = dataset.folder(folder).build();
    var stored = new SourceFetcher(new Vault(folder.resolve("vault"))).fetch(descriptor);
    var table = descriptor.tables().getFirst();
    return Files.readString(
        new SourceOpener().open(stored, descriptor, table, folder.resolve("work")));
  }

  private void assertRefused(DescriptorTestData dataset, byte[] bytes, String message) {
    assertThatThrownBy(() -> open(dataset, bytes))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining(message);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] zip(String member, byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(member));
      zip.write(bytes);
    }
    return out.toByteArray();
  }
}
