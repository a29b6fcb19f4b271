package city.madang.etl.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.madang.etl.quality.Notice;
import city.madang.etl.quality.Notices;
import city.madang.etl.quality.QualityRefusal;
import city.madang.etl.run.Json;
import city.madang.etl.run.Run;
import city.madang.etl.run.RunFiles;
import city.madang.etl.run.TableEngines;
import city.madang.etl.source.SourceFetcher;
import city.madang.etl.source.Vault;
import city.madang.etl.table.EngineLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules of domains, each broken once, and real files.
class QualityRulesTest {
  private static final EngineLimits LIMITS = new EngineLimits(256 << 20, 2);
  private static final Path SHARED = Path.of(System.getProperty("madang.shared.data", "none"));
  private static final Map<String, String> FEED =
      Map.of(
          "agency.txt",
          """
          agency_id,agency_name,agency_url,agency_timezone
          A,Bus,http://b.example,Asia/Seoul
          """,
          "stops.txt",
          """
          stop_id,stop_name,stop_lat,stop_lon
          S1,City Hall,37.5663,126.9779
          S2,North Gate,37.5763,126.9779
          """,
          "routes.txt",
          """
          route_id,agency_id,route_short_name,route_long_name,route_type
          R1,A,10,,3
          """,
          "trips.txt",
          """
          route_id,service_id,trip_id,trip_headsign,shape_id
          R1,D,T1,North Gate,P1
          """,
          "stop_times.txt",
          """
          trip_id,arrival_time,departure_time,stop_id,stop_sequence,shape_dist_traveled
          T1,23:50:00,23:51:00,S1,1,0
          T1,24:05:00,24:05:00,S2,2,1.1
          """,
          "calendar.txt",
          """
          service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
          D,1,1,1,1,1,0,0,20260101,20261231
          """,
          "shapes.txt",
          """
          shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence,shape_dist_traveled
          P1,37.5663,126.9779,1,0
          P1,37.5763,126.9779,2,1.1
          """);

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          calendar   | D,1,1,1,1,1,0,0,20260101,20261231 | D,1,1,1,1,1,0,0,20260101,20261231\\nD,1,0,0,0,0,0,0,20260101,20261231 | duplicate_key
          trips      | R1,D,T1   | R2,D,T1   | foreign_key_violation
          trips      | R1,D,T1   | R1,E,T1   | foreign_key_violation
          agency     | A,Bus     | A,        | missing_required_field
          stops      | 37.5663   |           | stop_without_location
          stop-times | 24:05:00,24:05:00 | 24:05,24:05:00 | invalid_time
          calendar   | 20261231  | 2026-12-31 | invalid_date
          calendar   | 20261231  | 20251231  | start_and_end_range_out_of_order
          stop-times | 23:50:00, | ,         | stop_time_with_only_arrival_or_departure_time
          stop-times | 23:51:00  | 23:49:00  | stop_time_with_departure_before_arrival_time
          stop-times | 24:05:00,24:05:00 | 23:50:30,24:05:00 | stop_time_with_arrival_before_previous_departure_time
          stop-times | 24:05:00,24:05:00 | ,         | missing_trip_edge
          stop-times | 2,1.1     | 2,0       | decreasing_or_equal_stop_time_distance
          shapes     | 2,1.1     | 2,-1      | decreasing_shape_distance
          shapes     | 2,1.1     | 2,0       | equal_shape_distance_diff_coordinates
          shapes     | P1,37.5763,126.9779,2,1.1 | P1,37.5763,126.9779,2,1.1\\nP1,37.5763,126.9779,3,1.1 | equal_shape_distance_same_coordinates
          stops      | 37.5763,126.9779 | 37.5763,126.9799 | stop_too_far_from_shape
          stops      | 37.5663,126.9779 | 0.1,0.1   | point_near_origin
          routes     | A,10,     | A,,       | route_both_short_and_long_name_missing
          trips      | R1,D,T1,North Gate,P1 | R1,D,T1,North Gate,P1\\nR1,D,T2,North Gate,P1 | unusable_trip
          stop-times | 24:05:00,24:05:00 | 23:51:05,24:05:00 | fast_travel_between_consecutive_stops
          calendar   | D,1,1,1,1,1 | D,0,0,0,0,0 | service_has_no_active_day_of_the_week
          calendar   | 20261231  | 20261001  | expired_calendar
          stops      | City Hall | CITY HALL | mixed_case_recommended_field
          """)
  void check_brokenFeed_isNoticed(String table, String right, String wrong, String code)
      throws IOException {
    var feed = new LinkedHashMap<>(FEED);
    var member = table.replace('-', '_') + ".txt";
    var text = feed.getOrDefault(member, "");
    assertThat(text).contains(right);
    feed.put(member, text.replaceFirst(right, wrong == null ? "" : wrong.replace("\\n", "\n")));

    assertThat(notices(zip(feed)).found())
        .extracting(Notice::code, Notice::table)
        .contains(tuple(code, table));
  }

  @Test
  void check_goodFeed_isClean() throws IOException {
    assertThat(notices(zip(FEED)).found()).isEmpty();
  }

  /// Thirteen of its stop times are cut short, so they are rejected and their trips are unusable.
  @Test
  void check_sampleFeed_hasOnlyWhatItsShortRowsLeave() throws IOException {
    var sample = SHARED.resolve("gtfs/google-sample-feed-1.zip");
    assumeTrue(Files.exists(sample), "shared data are not here");

    assertThat(notices(sample).found())
        .filteredOn(notice -> !notice.code().equals("expired_calendar"))
        .extracting(Notice::code, Notice::rows)
        .containsExactly(tuple("unusable_trip", 7L));
  }

  @Test
  void check_bigBlueBus_hasOneErrorThatStopsUnlessAccepted() throws IOException {
    var feed = SHARED.resolve("gtfs/big-blue-bus-2020.gtfs.zip");
    assumeTrue(Files.exists(feed), "shared data are not here");

    var run = staged(feed, "");

    assertThatThrownBy(() -> Steps.execute(run, LIMITS, new CheckStep()))
        .isInstanceOf(QualityRefusal.class)
        .hasMessageContaining("duplicate_key: a key stands twice (fare-rules: 1 rows, first row");
    var found = Json.read(run.files().notices(), Notices.class).found();
    assertThat(found).filteredOn(notice -> notice.severity().name().equals("ERROR")).hasSize(1);
    assertThat(found)
        .filteredOn(notice -> notice.code().equals("unknown_file"))
        .extracting(Notice::table)
        .containsExactly("gtfs.xsd", "services");
    assertThat(
            Steps.execute(
                staged(feed, "quality: {accept: [duplicate_key]}"), LIMITS, new CheckStep()))
        .isPositive();
  }

  @Test
  void check_vehiclesOfColumbus_findTheBrokenLongitude() throws IOException {
    var file = SHARED.resolve("gtfs-rt/columbus-vehicle-positions-2019.pb");
    assumeTrue(Files.exists(file), "shared data are not here");
    var fields =
        """
          - {name: vehicle_id, from: /vehicle/vehicle/id, type: string, role: open}
          - {name: latitude, from: /vehicle/position/latitude, type: number, role: open}
          - {name: longitude, from: /vehicle/position/longitude, type: number, role: open}
          - {name: measured_at, from: /vehicle/timestamp, format: "%s", type: datetime, role: open}
          - {name: sent_at, from: /header/timestamp, format: "%s", type: datetime, role: open}
        """;
    var run =
        stage(
            file,
            "gtfs-realtime, rows: /vehicle",
            "fields:\n" + fields + "graph: {mapping: x.rq}\n");

    assertThatThrownBy(() -> Steps.execute(run, LIMITS, new CheckStep()))
        .hasMessageContaining("position_far_from_others");
    assertThat(Json.read(run.files().notices(), Notices.class).found())
        .extracting(Notice::code, Notice::rows)
        .contains(tuple("position_far_from_others", 1L));
  }

  @ParameterizedTest
  @CsvSource({
    "35.1631 129.0531 21050, ''",
    "35.1631 129.0531 21310, outside_district",
    "35.1631 129.0531 99999, unknown_district",
    "34.0000 129.0531 21050, outside_district",
  })
  void check_places_lieInTheirDistricts(String place, String code) throws IOException {
    var file =
        Files.writeString(root.resolve("p.csv"), "lat,lon,code\n" + place.replace(' ', ',') + "\n");
    var content =
        """
        fields:
          - {name: lat, type: number, role: open}
          - {name: lon, type: number, role: open}
          - {name: code, type: string, role: open}
        place: {latitude: lat, longitude: lon, district: code}
        graph: {mapping: x.rq}
        """;

    var found = found(stage(file, "csv", content));

    assertThat(found)
        .extracting(Notice::code)
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  @ParameterizedTest
  @CsvSource({
    "air, 'pm10,pm25', '30,10', ''",
    "air, 'pm10,pm25', '3000,10', pm10_out_of_range",
    "air, 'pm10,pm25', '10,30', pm25_above_pm10",
    "air, pm25, 1001, pm25_out_of_range",
    "air, o3_ppm, 0.7, o3_ppm_out_of_range",
    "air, no2_ppm, 2.1, no2_ppm_out_of_range",
    "air, co_ppm, -1, co_ppm_out_of_range",
    "air, so2_ppm, 1.1, so2_ppm_out_of_range",
    "gbfs, 'station_id,capacity', '1,10\\n1,10', duplicate_station",
    "gbfs, 'station_id,capacity,lat,lon,num_bikes_available,num_docks_available',"
        + " '1,10,35,129,4,6', ''",
    "gbfs, 'station_id,capacity,lat,lon,num_bikes_available,num_docks_available',"
        + " '1,10,35,129,5,6', bikes_exceed_capacity",
    "gbfs, 'station_id,capacity,lat,lon,num_bikes_available,num_docks_available', '1,10,0,0,4,6',"
        + " invalid_coordinates",
  })
  void check_listedRules_areAsked(String set, String heading, String row, String code)
      throws IOException {
    var file =
        Files.writeString(root.resolve("p.csv"), heading + "\n" + row.replace("\\n", "\n") + "\n");
    var fields = new StringBuilder("quality: {rules: [" + set + "]}\nfields:\n");
    for (var name : heading.split(",", -1)) {
      fields.append("  - {name: %s, type: number, role: open}\n".formatted(name));
    }

    var found = found(stage(file, "csv", fields + "graph: {mapping: x.rq}\n"));

    assertThat(found)
        .extracting(Notice::code)
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  @Test
  void check_rulesWithoutTheirColumns_stopTheRun() throws IOException {
    var file = Files.writeString(root.resolve("p.csv"), "a\n1\n");
    var content =
        """
        quality: {rules: [air]}
        fields:
          - {name: a, type: number, role: open}
        graph: {mapping: x.rq}
        """;

    assertThatThrownBy(() -> found(stage(file, "csv", content)))
        .isInstanceOf(QualityRefusal.class)
        .hasMessageContaining("rules air: no table has the columns");
  }

  private static List<Notice> found(Run run) {
    return notices(run).found();
  }

  private Notices notices(Path feed) throws IOException {
    return notices(staged(feed, ""));
  }

  private static Notices notices(Run run) {
    try (var tables = TableEngines.of(run, LIMITS)) {
      return new RuleCheck(run, tables).ask();
    }
  }

  private Run staged(Path feed, String quality) throws IOException {
    var content = new StringBuilder(quality + "\ntables:\n");
    try (var zip = new ZipFile(feed.toFile())) {
      for (var entry : zip.stream().filter(each -> each.getName().endsWith(".txt")).toList()) {
        content.append(table(zip, entry));
      }
    }
    return stage(feed, "gtfs", content.toString());
  }

  private static String table(ZipFile zip, ZipEntry entry) throws IOException {
    var numbers = Set.of("stop_lat", "stop_lon", "stop_sequence", "shape_dist_traveled");
    try (var in =
        new BufferedReader(
            new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8))) {
      var fields = new ArrayList<String>();
      for (var column : String.valueOf(in.readLine()).split(",", -1)) {
        var type = numbers.contains(column) ? "number" : "string";
        fields.add("{name: %s, type: %s, role: open}".formatted(column, type));
      }
      return "  - {name: %s, member: %s, fields: [%s], graph: {mapping: x.rq}}\n"
          .formatted(
              entry.getName().replace(".txt", "").replace('_', '-'),
              entry.getName(),
              String.join(", ", fields));
    }
  }

  private Run stage(Path source, String format, String content) throws IOException {
    var folder = Files.createTempDirectory(root, "data");
    Files.writeString(folder.resolve("x.rq"), "CONSTRUCT { ?dataset <urn:row> ?row } WHERE {}");
    Files.writeString(
        folder.resolve("dataset.yaml"),
        """
        id: data
        title: {ko: 자료, en: Data}
        description: {ko: 설명, en: About}
        publisher: {name: {ko: 시, en: City}, iri: "https://city.example/"}
        license: CC0-1.0
        source: {uri: "%s", format: %s}
        %s
        """
            .formatted(source.toUri(), format, content));
    var descriptor = Definition.read(folder);
    var stored = new SourceFetcher(new Vault(root.resolve("vault"))).fetch(descriptor);
    var files = new RunFiles(folder.resolve("run"));
    var run = new Run(descriptor, "20261124.1", stored, "", URI.create("urn:madang:"), files);
    Steps.execute(run, LIMITS, new StageStep());
    return run;
  }

  private Path zip(Map<String, String> feed) throws IOException {
    var file = Files.createTempFile(root, "feed", ".zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var member : feed.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }
}
