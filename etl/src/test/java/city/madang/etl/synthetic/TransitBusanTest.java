package city.madang.etl.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.place.District;
import city.madang.etl.place.Districts;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TransitBusanTest {
  @Test
  void write_sameSeed_givesTheSameBytes() throws IOException {
    var made = Made.of("transit-busan", 300, 7);

    assertThat(Made.of("transit-busan", 300, 7).bytes()).isEqualTo(made.bytes());
    assertThat(Made.of("transit-busan", 300, 8).bytes()).isNotEqualTo(made.bytes());
  }

  @Test
  void write_twoThousandTrips_isAFeedWhoseReferencesHold() throws IOException {
    var feed = Made.of("transit-busan", 2_000, 7);

    var trips = feed.rows("trips.txt");
    var times = feed.rows("stop_times.txt");

    assertThat(trips)
        .hasSize(2_000)
        .extracting(it -> it.getOrDefault("trip_id", ""))
        .doesNotHaveDuplicates();
    assertThat(keys(feed, "routes.txt", "route_id"))
        .containsAll(trips.stream().map(it -> it.getOrDefault("route_id", "")).toList())
        .hasSize(40);
    assertThat(keys(feed, "shapes.txt", "shape_id"))
        .containsAll(trips.stream().map(it -> it.getOrDefault("shape_id", "")).toList());
    assertThat(keys(feed, "stops.txt", "stop_id"))
        .isEqualTo(
            times.stream().map(it -> it.getOrDefault("stop_id", "")).collect(Collectors.toSet()));
    assertThat(trips.stream().map(it -> it.getOrDefault("trip_id", "")).collect(Collectors.toSet()))
        .isEqualTo(
            times.stream().map(it -> it.getOrDefault("trip_id", "")).collect(Collectors.toSet()));
    assertThat(Made.shares(trips, it -> it.getOrDefault("service_id", "")).getOrDefault("WD", 0.0))
        .isBetween(0.66, 0.67);
  }

  @Test
  void write_times_growAlongATripAndPeakInTheMorning() throws IOException {
    var times = Made.of("transit-busan", 2_000, 7).rows("stop_times.txt");
    var before = Map.<String, String>of();

    for (var time : times) {
      if (time.getOrDefault("trip_id", "").equals(before.getOrDefault("trip_id", ""))) {
        assertThat(time.getOrDefault("arrival_time", ""))
            .isGreaterThan(before.getOrDefault("departure_time", ""));
      }
      before = time;
    }
    var departures =
        times.stream()
            .filter(
                it ->
                    it.getOrDefault("stop_sequence", "").equals("1")
                        && it.getOrDefault("trip_id", "").contains("-WD-"))
            .toList();
    var hours =
        Made.shares(departures, it -> it.getOrDefault("departure_time", "").substring(0, 2));
    assertThat(hours.getOrDefault("07", 0.0) + hours.getOrDefault("08", 0.0)).isBetween(0.14, 0.24);
    assertThat(hours.getOrDefault("12", 0.0)).isBetween(0.02, 0.08);
    assertThat(hours.keySet()).allSatisfy(it -> assertThat(it).isBetween("05", "23"));
  }

  @Test
  void write_stops_lieInTheDistrictsThatTheyClaim() throws IOException {
    var stops = Made.of("transit-busan", 1, 7).rows("stops.txt");

    assertThat(stops)
        .hasSizeBetween(450, 800)
        .allSatisfy(
            it ->
                assertThat(district(it, "stop_lat", "stop_lon"))
                    .isEqualTo(it.getOrDefault("district_code", "")));
  }

  static String district(Map<String, String> row, String latitude, String longitude) {
    return Districts.ofKorea()
        .at(
            Double.parseDouble(row.getOrDefault(latitude, "")),
            Double.parseDouble(row.getOrDefault(longitude, "")))
        .map(District::code)
        .orElse("nowhere");
  }

  private static Set<String> keys(Made feed, String member, String column) throws IOException {
    Function<Map<String, String>, String> key = it -> it.getOrDefault(column, "");
    return feed.rows(member).stream().map(key).collect(Collectors.toSet());
  }
}
