package city.madang.etl.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.place.District;
import city.madang.etl.place.Districts;
import city.madang.etl.quality.Notice;
import city.madang.etl.quality.Notices;
import city.madang.etl.run.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Real files of how cities move through the descriptors of the synthetic ones.
class RealMobilityTest {
  private static final LocalDateTime APRIL = LocalDateTime.parse("2021-04-01T00:00:00");
  private static final String DROPPED =
      "ride_id,started_at,ended_at,start_lat,start_lng,end_lat,end_lng";

  private static final JsonMapper JSON = JsonMapper.shared();

  private RealFiles files;

  @BeforeEach
  void setUp(@TempDir Path root) {
    files = new RealFiles(root);
  }

  /// The file tells neither birth nor gender, so those columns are empty and unknown; its stations
  /// are others, and what else it says is dropped. Hour and duration are made of its times, of
  /// which one ends before it begins.
  @Test
  void trips_columbus_arePublishedByFiveAndMore() throws IOException {
    var lines = RealFiles.lines("trips/202104-cogo-tripdata.csv", UTF_8);
    var heading =
        DROPPED
            + ",birth_year,gender,member_casual,start_station_id,end_station_id,start_hour,duration_s";
    var rows = lines.stream().skip(1).map(RealMobilityTest::timed);
    var source = files.write("trips.csv", Stream.concat(Stream.of(heading), rows), UTF_8);

    var run =
        files.run(
            "bike-trips",
            source,
            Map.of(
                "delimiter: \";\", synthetic: true", "delimiter: \",\"",
                "user_type, type", "user_type, from: member_casual, type",
                "start_station, type", "start_station, from: start_station_id, type",
                "end_station, type", "end_station, from: end_station_id, type",
                "{table: hierarchies/station.csv, delimiter: \";\"}", "{levels: 1}",
                "{table: hierarchies/birth_year.csv, delimiter: \";\"}", "{levels: 1}",
                "fields:", "quality: {rejects: 1%}\nfields:" + identifiers()));

    var report = Json.read(run.files().privacyReport(), JsonNode.class);
    assertThat(report.at("/rows/read").asInt()).isEqualTo(3_787);
    assertThat(report.at("/rows/published").asInt()).isGreaterThan(3_750);
    assertThat(report.at("/k/entities").asInt()).isGreaterThanOrEqualTo(5);
    assertThat(report.at("/verdict").asString()).isEqualTo("published");
    assertThat(BundledRun.text(run, "bike-trips.csv")).doesNotContain("D3C5EFA4658F429F", "39.99");
  }

  /// The cells in the order of the descriptor.
  private static String timed(String line) {
    var row = line.split(",", -1);
    var began = moment(row[2]);
    return "%s,,U,%s,%s,%s,h%d,%d"
        .formatted(
            String.join(",", row[0], row[2], row[3], row[8], row[9], row[10], row[11]),
            row[12],
            row[5],
            row[7],
            Duration.between(APRIL, began).toHours(),
            Duration.between(began, moment(row[3])).toSeconds());
  }

  private static LocalDateTime moment(String text) {
    return LocalDateTime.parse(text.replace(' ', 'T'));
  }

  private static String identifiers() {
    return Arrays.stream(DROPPED.split(",", -1))
        .map("\n  - {name: %s, type: string, role: identifier}"::formatted)
        .collect(Collectors.joining());
  }

  /// The message tells of vehicles alone, and of another city, so limits and box are those of
  /// Columbus, and its vehicles have numbers of their own. One of its longitudes is 0.1376.
  @Test
  void positions_columbus_haveOneOutsideOfTheBox() throws IOException {
    var source = RealFiles.get("gtfs-rt/columbus-vehicle-positions-2019.pb");
    var yaml = Files.readString(BundledRun.bundled("transit-realtime").resolve("dataset.yaml"));
    var columbus =
        Map.of(
            yaml.substring(yaml.indexOf("  - name: delays")),
            "",
            "V-.+",
            ".+",
            "minimum: 33, maximum: 39",
            "minimum: -90, maximum: 90",
            "minimum: 124, maximum: 132",
            "minimum: -180, maximum: 180",
            "[34.8, 128.7, 35.5, 129.4]",
            "[39.7, -83.4, 40.3, -82.6]");

    assertThatThrownBy(() -> files.run("transit-realtime", source, columbus))
        .hasMessageContaining("outside_box: a place lies outside of its box (positions: 1 rows");
  }

  /// The list of chargers becomes the answer of an operator's interface, of which the descriptor
  /// knows two points of a station: those of a place go by twos. Status, EVSE id, opening and
  /// English name are not told. Rows without a place are rejected, and what lies elsewhere than in
  /// its district is found.
  @Test
  void chargers_seoul_areComparedWithTheirDistricts() throws IOException {
    var lines = RealFiles.lines("ev/seoul-ev-chargers-2023.csv", UTF_8);
    var source = files.write("chargers.json", Stream.of(answer(lines).toString()), UTF_8);

    var accepting = "quality: {rejects: 1%, accept: [outside_district]}\nschedule:";
    var run = files.run("ev-chargers", source, Map.of("schedule:", accepting));

    var found = Json.read(run.files().notices(), Notices.class).found();
    assertThat(found).extracting(Notice::code).containsExactly("outside_district");
    assertThat(found.getFirst().rows()).isEqualTo(14);
    // 18,187 by twos, of which 16 have no place.
    assertThat(RealFiles.rows(run, "ev-chargers")).isEqualTo(18_171);
  }

  private static ObjectNode answer(List<String> lines) {
    var codes =
        Districts.ofKorea().startingWith("11").stream()
            .collect(toMap(District::englishName, District::code));
    var places =
        lines.stream()
            .skip(1)
            .map(line -> line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
            .collect(
                groupingBy(row -> row[0] + row[8] + row[9], TreeMap::new, Collectors.toList()));
    var answer = JSON.createObjectNode();
    var locations = answer.putArray("data");
    for (var rows : places.values()) {
      rows.stream()
          .gather(Gatherers.windowFixed(2))
          .forEach(points -> locations.add(location("S" + locations.size(), points, codes)));
    }
    return answer;
  }

  private static ObjectNode location(String id, List<String[]> points, Map<String, String> codes) {
    var row = points.getFirst();
    var location = JSON.createObjectNode().put("id", id).put("name", row[0] + " " + row[2]);
    location.putNull("name_en").put("address", row[0]).put("city", "Seoul");
    location.put("district_code", codes.getOrDefault(row[0], ""));
    location.putObject("coordinates").put("latitude", row[8]).put("longitude", row[9]);
    location.putObject("operator").put("name", row[4]);
    location.putObject("opening_times").putNull("twentyfourseven");
    var evses = location.putArray("evses");
    points.forEach(point -> addEvse(evses.addObject(), id + "-" + evses.size(), point));
    return location;
  }

  /// The power is told of fast ones alone: `Rapid (50kW)`.
  private static void addEvse(ObjectNode evse, String id, String[] row) {
    evse.put("uid", id).putNull("evse_id").put("status", "UNKNOWN");
    var connector = evse.putArray("connectors").addObject().put("standard", row[6]);
    var power = row[5].replaceAll("\\D", "");
    if (!power.isEmpty()) {
      connector.put("max_electric_power", power + "000");
    }
  }
}
