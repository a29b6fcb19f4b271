package city.madang.etl.synthetic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.MadeUp;
import city.madang.etl.dataset.SyntheticSource;
import city.madang.etl.synthetic.busan.BusanCity;
import city.madang.etl.synthetic.busan.Crossing;
import city.madang.etl.synthetic.busan.Place;
import city.madang.etl.synthetic.busan.Street;
import city.madang.etl.synthetic.busan.StreetNetwork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConnectedVehiclesTest {
  private static final Path SHARED = Path.of(System.getProperty("madang.shared.data", "none"));
  private static final Path ROADS = SHARED.resolve("personal/co-motorways-road-edges.txt.gz");

  @Test
  void write_sameSeed_givesTheSameBytes() throws IOException {
    var made = Made.of("connected-vehicles", 20, 7);

    assertThat(Made.of("connected-vehicles", 20, 7).bytes()).isEqualTo(made.bytes());
    assertThat(Made.of("connected-vehicles", 20, 8).bytes()).isNotEqualTo(made.bytes());
  }

  @Test
  void write_fortyVehicles_driveAsDocumented() throws IOException {
    var city = BusanCity.of(7);

    var trips = trips(Made.of("connected-vehicles", 40, 7).text());

    assertThat(trips).hasSize(40);
    double seconds = 0;
    for (var points : trips.values()) {
      var first = points.getFirst();
      var last = points.getLast();
      assertThat(first.place.metersTo(last.place)).isBetween(1_800.0, 12_100.0);
      assertThat(city.at(first.place.latitude(), first.place.longitude())).isPresent();
      for (int i = 1; i < points.size(); i++) {
        var before = points.get(i - 1);
        assertThat(Duration.between(before.sent, points.get(i).sent)).hasSeconds(5);
        assertThat(before.place.metersTo(points.get(i).place)).isLessThan(5 * 1.3 * 50 / 3.6 + 1);
        assertThat(before.speed).isBetween(0.0, 1.3 * 50 / 3.6 + 0.02);
      }
      seconds += Duration.between(Instant.parse("2026-11-15T23:00:00Z"), first.sent).toSeconds();
    }
    assertThat(seconds / 40).as("around eight o'clock").isBetween(-900.0, 900.0);
  }

  /// A road map of somewhere else: derived from OpenStreetMap (ODbL), never part of the project.
  @Test
  @EnabledIf("hasRoads")
  void write_onARealRoadMap_staysOnIt() throws IOException {
    var network = motorways();
    var out = new ByteArrayOutputStream();

    new ConnectedVehicles(network)
        .write(new SyntheticSource(MadeUp.CONNECTED_VEHICLES, 30, 7), out);

    var trips = trips(out.toString(UTF_8));
    assertThat(trips).hasSize(30);
    assertThat(trips.values())
        .allSatisfy(
            points -> {
              var begin = points.getFirst().place;
              assertThat(
                      network.crossings().stream().anyMatch(it -> it.place().metersTo(begin) < 1))
                  .isTrue();
            });
  }

  static boolean hasRoads() {
    return Files.isRegularFile(ROADS);
  }

  private record Point(Instant sent, Place place, double speed) {}

  private static Map<String, List<Point>> trips(String lines) {
    var trips = new LinkedHashMap<String, List<Point>>();
    for (var line : lines.lines().toList()) {
      var message = JsonMapper.shared().readTree(line);
      var core = message.at("/payload/data/value/BasicSafetyMessage/coreData");
      assertThat(core.path("secMark").asInt()).isBetween(0, 59_999);
      trips
          .computeIfAbsent(core.path("id").asString(), _ -> new ArrayList<>())
          .add(point(message, core));
    }
    return trips;
  }

  private static Point point(JsonNode message, JsonNode core) {
    return new Point(
        Instant.parse(message.at("/metadata/odeReceivedAt").asString()),
        new Place(core.path("lat").asInt() / 1e7, core.path("long").asInt() / 1e7, ""),
        core.path("speed").asInt() * 0.02);
  }

  /// Lines `edge,<id>,<from>;<lat>;<lon>:<to>;<lat>;<lon>,…` of one direction each.
  private static StreetNetwork motorways() throws IOException {
    var crossings = new ArrayList<Crossing>();
    var numbers = new HashMap<String, Integer>();
    var streets = new ArrayList<Street>();
    for (var line : edges()) {
      var ends = line.split(",", -1)[2].split(":", -1);
      int from = crossing(ends[0], numbers, crossings);
      int to = crossing(ends[1], numbers, crossings);
      double meters = crossings.get(from).place().metersTo(crossings.get(to).place());
      streets.add(new Street(from, to, Math.max(1, meters), 0, true));
      streets.add(new Street(to, from, Math.max(1, meters), 0, true));
    }
    return new StreetNetwork(crossings, streets);
  }

  private static List<String> edges() throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(ROADS))) {
      return new String(in.readAllBytes(), UTF_8).lines().skip(1).toList();
    }
  }

  private static int crossing(String text, Map<String, Integer> numbers, List<Crossing> crossings) {
    var parts = text.split(";", -1);
    return numbers.computeIfAbsent(
        parts[0],
        _ -> {
          var place = new Place(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), "");
          crossings.add(new Crossing(crossings.size(), place));
          return crossings.size() - 1;
        });
  }
}
