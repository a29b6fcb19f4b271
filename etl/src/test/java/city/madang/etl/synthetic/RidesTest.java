package city.madang.etl.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RidesTest {
  private static final Path BIKE_AREAS =
      Path.of(
          System.getProperty("madang.datasets", "../datasets"),
          "bike-trips/hierarchies/station.csv");

  @Test
  void taps_followTheirHabits() throws IOException {
    var made = Made.of("fare-taps", 4_000, 7);
    var stops =
        Made.of("transit-busan", 1, 7).rows("stops.txt").stream()
            .collect(
                Collectors.toMap(
                    it -> it.getOrDefault("stop_id", ""),
                    it -> it.getOrDefault("district_code", "")));

    var rides = made.rows();

    assertThat(Made.of("fare-taps", 4_000, 7).bytes()).isEqualTo(made.bytes());
    // 0.6 cards commute, 10 times with 0.85; each makes 2 rides more.
    assertThat(rides.size() / 4_000.0).isCloseTo(7.1, within(0.25));
    assertThat(rides)
        .allSatisfy(
            it -> {
              assertThat(it.getOrDefault("alighted_at", ""))
                  .isGreaterThan(it.getOrDefault("boarded_at", ""));
              assertThat(stops.get(it.getOrDefault("board_stop_id", "")))
                  .isEqualTo(it.getOrDefault("origin_district", ""));
              assertThat(stops.get(it.getOrDefault("alight_stop_id", "")))
                  .isEqualTo(it.getOrDefault("destination_district", ""));
            });
    var cards =
        rides.stream()
            .collect(Collectors.toMap(it -> it.getOrDefault("card_id", ""), it -> it, (a, _) -> a));
    assertThat(
            Made.shares(List.copyOf(cards.values()), it -> it.getOrDefault("passenger_kind", ""))
                .getOrDefault("adult", 0.0))
        .isCloseTo(0.72, within(0.03));
  }

  @Test
  void rentals_followTheDay_whereTheStationsAre() throws IOException {
    var made = Made.of("bike-rentals", 4_000, 7);

    var rentals = made.rows();

    assertThat(Made.of("bike-rentals", 4_000, 7).bytes()).isEqualTo(made.bytes());
    assertThat(rentals.size() / 4_000.0).isCloseTo(6, within(0.15));
    var monday =
        rentals.stream()
            .filter(it -> "2026-11-16".equals(it.getOrDefault("rented_on", "")))
            .toList();
    var hours = Made.shares(monday, it -> it.getOrDefault("hour", ""));
    assertThat(hours.getOrDefault("8", 0.0) / hours.getOrDefault("11", 0.0))
        .isCloseTo(3, within(0.9));
    assertThat(
            Made.shares(rentals, it -> it.getOrDefault("district_code", ""))
                .getOrDefault("21090", 0.0))
        .isCloseTo(409 / 3439.0, within(0.02));
    assertThat(minutes(rentals)).isCloseTo(15, within(0.5));
  }

  @Test
  void stations_areThoseOfBikeTrips_eachInItsDistrict() throws IOException {
    var made = Made.of("bike-stations", 600, 7);
    var stations = list(made, "station_information.json");
    var status = list(made, "station_status.json");

    assertThat(Made.of("bike-stations", 600, 7).bytes()).isEqualTo(made.bytes());
    assertThat(stations).hasSize(600);
    assertThat(status).hasSize(600);
    var areas = Files.readAllLines(BIKE_AREAS);
    assertThat(areas).hasSize(600);
    for (int i = 0; i < 600; i++) {
      var station = stations.get(i);
      assertThat(station.path("station_id").asString()).isEqualTo("S" + (1000 + i));
      assertThat(areas.get(i))
          .as("the station, its small area and its district, as bike-trips has them")
          .isEqualTo(
              "S%d;%3$s-%2$d;%3$s;*"
                  .formatted(1000 + i, 1 + i / 4, station.path("_district_code").asString()));
      var place =
          Map.of("lat", station.path("lat").asString(), "lon", station.path("lon").asString());
      assertThat(TransitBusanTest.district(place, "lat", "lon"))
          .isEqualTo(station.path("_district_code").asString())
          .as("24 stations share a district")
          .isEqualTo(stations.get(i / 24 * 24).path("_district_code").asString());
      var state = status.get(i);
      assertThat(
              state.path("num_vehicles_available").asInt()
                  + state.path("num_vehicles_disabled").asInt()
                  + state.path("num_docks_available").asInt())
          .isEqualTo(station.path("capacity").asInt());
    }
    assertThat(stations.valueStream().map(it -> it.path("_district_code").asString()).distinct())
        .hasSize(16);
  }

  private static JsonNode list(Made made, String member) throws IOException {
    return JsonMapper.shared().readTree(made.text(member)).at("/data/stations");
  }

  private static double minutes(List<Map<String, String>> rentals) {
    return rentals.stream()
        .mapToInt(it -> Integer.parseInt(it.getOrDefault("minutes", "")))
        .average()
        .orElse(0);
  }
}
