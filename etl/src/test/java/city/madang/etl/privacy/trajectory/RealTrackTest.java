package city.madang.etl.privacy.trajectory;

import static city.madang.etl.privacy.trajectory.TrackTestData.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.madang.etl.dataset.TrajectoryPolicy.Area;
import city.madang.etl.dataset.TrajectoryPolicy.Output;
import city.madang.etl.dataset.TrajectoryPolicy.Trim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real messages of vehicles, test data of the USDOT's privacy tools.
class RealTrackTest {
  private static final Trim SHORT = new Trim(100, 50, 30, 10);

  @Test
  void make_utkTrip_hidesItsEnds() throws IOException {
    var trip = utkTrip();

    var tracks =
        TrackTestData.make(TrackTestData.rule(SHORT, Optional.empty(), new Output.Points()), trip);

    assertThat(trip).hasSize(281);
    assertThat(tracks.tally().trips()).isEqualTo(1);
    assertThat(tracks.tally().dropped(DropCause.SPEED)).isGreaterThanOrEqualTo(114);
    assertThat(tracks.pieces()).as(tracks.tally().toString()).isNotEmpty();
    assertThat(tracks.pieces())
        .flatExtracting(Piece::points)
        .allSatisfy(
            point -> {
              // A released place may be off by half a step of 0.0005 degrees: less than 40 m.
              assertThat(meters(trip.getFirst(), point)).isGreaterThan(100 - 40);
              assertThat(meters(trip.getLast(), point)).isGreaterThan(100 - 40);
              assertThat(point.speed()).isBetween(2.235, 35.763);
            });
  }

  @Test
  void make_utkTripUnderTheUsualRule_isTooShort() throws IOException {
    assertThat(TrackTestData.make(TrackTestData.rule(), utkTrip()).pieces()).isEmpty();
  }

  @Test
  void make_messagesOfMotorways_keepTheFenceAndTheSpeeds() throws IOException {
    var messages = messages();
    var denver = new Area.Box(39.6, -105.2, 39.9, -104.8);
    var rule = TrackTestData.rule(SHORT, Optional.of(denver), new Output.Points());
    var tally = TrackTally.NONE;

    for (var vehicle : messages.entrySet()) {
      tally = tally.plus(TrackTestData.make(rule, vehicle.getValue()).tally());
    }

    assertThat(messages).hasSize(3);
    assertThat(tally.points()).isEqualTo(6);
    assertThat(tally.dropped(DropCause.AREA)).isEqualTo(1);
    assertThat(tally.dropped(DropCause.SPEED)).isEqualTo(1);
    assertThat(tally.dropped(DropCause.ENDS)).isEqualTo(4);
    assertThat(messages.get("9D59FB77"))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.speed()).isCloseTo(9.76, within(1e-9));
              assertThat(it.heading()).isCloseTo(8.6, within(1e-9));
            });
  }

  private static double meters(RawPoint place, TrackPoint point) {
    return Earth.meters(point.latitude(), point.longitude(), place);
  }

  private static List<RawPoint> utkTrip() throws IOException {
    return Files.readAllLines(shared("utk-trip.csv")).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .map(
            row ->
                new RawPoint(
                    Long.parseLong(row[3]),
                    Double.parseDouble(row[7]),
                    Double.parseDouble(row[8]),
                    Double.parseDouble(row[10]),
                    Double.parseDouble(row[11])))
        .toList();
  }

  /// By vehicle. Units of SAE J2735: 1e-7 degrees, 0.02 m/s, 0.0125 degrees.
  private static Map<String, List<RawPoint>> messages() throws IOException {
    var messages = new TreeMap<String, List<RawPoint>>();
    for (var line : Files.readAllLines(shared("bsm-co-motorways.json"))) {
      if (!line.isBlank()) {
        var message = JsonMapper.shared().readTree(line);
        var core = message.at("/payload/data/value/BasicSafetyMessage/coreData");
        messages
            .computeIfAbsent(core.get("id").asString(), _ -> new ArrayList<>())
            .add(point(message, core));
      }
    }
    return messages;
  }

  private static RawPoint point(JsonNode message, JsonNode core) {
    var received = Instant.parse(message.at("/metadata/odeReceivedAt").asString());
    return new RawPoint(
        received.getEpochSecond() * SECOND + received.getNano() / 1_000,
        core.get("lat").asDouble() / 1e7,
        core.get("long").asDouble() / 1e7,
        core.get("speed").asDouble() * 0.02,
        core.get("heading").asDouble() * 0.0125);
  }

  private static Path shared(String file) {
    var path = Path.of(System.getProperty("madang.shared.data", "none"), "personal", file);
    assumeTrue(Files.exists(path), "shared data are not here");
    return path;
  }
}
