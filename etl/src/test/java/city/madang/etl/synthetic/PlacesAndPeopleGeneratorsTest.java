package city.madang.etl.synthetic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.madang.etl.dataset.SyntheticSource;
import city.madang.etl.place.District;
import city.madang.etl.place.Districts;
import city.madang.etl.synthetic.busan.BusanCity;
import city.madang.etl.synthetic.busan.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the generators of places and people write is as their documentation says.
class PlacesAndPeopleGeneratorsTest {
  /// Draws of some thousand rows are within two or three hundredths of their weights.
  private static final Offset<Double> NEARLY = within(0.03);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "air-quality",
        "cctv-zones",
        "energy-use",
        "ev-chargers",
        "ev-fleet",
        "ev-sessions",
        "iot-observations",
        "safety-events",
        "visitor-flows"
      })
  void write_sameSeed_givesTheSameBytes(String name) throws IOException {
    var address = "synthetic:" + name + "?size=30&seed=";

    var first = MadeTable.bytes(address + 7);

    assertThat(MadeTable.bytes(address + 7)).isEqualTo(first);
    assertThat(MadeTable.bytes(address + 8)).isNotEqualTo(first);
  }

  @Test
  void airQuality_week_isAsDocumented() throws IOException {
    var air = MadeTable.of("synthetic:air-quality?size=16&seed=7", CctvZones.CP949);

    assertThat(air.rows()).hasSize(16 * 7 * 24);
    assertThat(air.shares("구군코드")).hasSize(16).allSatisfy(this::isSixteenth);
    assertPlaced(air, "위도", "경도", "구군코드");
    assertThat(air.column("측정일시"))
        .contains("2026-11-16 01:00", "2026-11-22 24:00")
        .noneMatch(it -> it.endsWith("00:00"));
    assertThat(air.mean("미세먼지농도(㎍/㎥)")).isBetween(38 * 0.6, 38 * 1.6);
    assertThat(air.mean("초미세먼지농도(㎍/㎥)") / air.mean("미세먼지농도(㎍/㎥)")).isCloseTo(0.5, NEARLY);
    assertThat(air.mean("오존농도(ppm)")).isCloseTo(0.028, within(0.003));
    assertThat(air.where("측정일시", "2026-11-18 15:00").mean("오존농도(ppm)"))
        .isGreaterThan(3 * air.where("측정일시", "2026-11-18 03:00").mean("오존농도(ppm)"));
    assertThat(air.shares("미세먼지농도(㎍/㎥)").get("")).isCloseTo(0.01, within(0.008));
  }

  private void isSixteenth(String district, double share) {
    assertThat(share).isEqualTo(1 / 16.0);
  }

  @Test
  void cctvZones_city_areAsDocumented() throws IOException {
    var zones = MadeTable.of("synthetic:cctv-zones?size=2000&seed=7", CctvZones.CP949);

    assertThat(zones.column("보호구역번호")).hasSize(2000).doesNotHaveDuplicates();
    assertPlaced(zones, "위도", "경도", "구군코드");
    assertShares(zones, "시설종류", Map.of("초등학교", 0.45, "유치원", 0.31, "어린이집", 0.22));
    assertShares(zones, "CCTV설치여부", Map.of("Y", 0.78, "N", 0.22));
    assertThat(zones.mean("CCTV설치대수")).isCloseTo(2.2, within(0.1));
    assertThat(zones.mean("보호구역도로폭")).isCloseTo(13, within(0.5));
    assertThat(zones.where("구군코드", "21120").column("제공기관코드")).isNotEmpty().containsOnly("3360000");
  }

  @Test
  void iotObservations_sensors_areAsDocumented() throws IOException {
    var values = MadeTable.of("synthetic:iot-observations?size=24&seed=7", UTF_8);

    assertThat(values.column("observation_id")).hasSize(24 * 168).doesNotHaveDuplicates();
    assertPlaced(values, "latitude", "longitude", "district_code");
    assertThat(
            values.where("title_en", "Water level sensor, Eco Delta City").shares("district_code"))
        .isEmpty();
    assertThat(values.column("title_ko").stream().filter(it -> it.startsWith("에코델타시티")))
        .hasSize(12 * 168);
    for (var each :
        Map.of("airTemperature", 11.0, "soundLevel", 58.0, "waterLevel", 1.4).entrySet()) {
      assertThat(values.where("property", each.getKey()).mean("value"))
          .isCloseTo(each.getValue(), within(0.02 * each.getValue()));
    }
  }

  @Test
  void visitorFlows_subscribers_areAsDocumented() throws IOException {
    var flows = MadeTable.of("synthetic:visitor-flows?size=5000&seed=7", UTF_8);

    assertThat(flows.rows()).hasSize(15_000);
    assertThat(flows.column("subscriber_id").stream().distinct()).hasSize(5000);
    assertShares(
        flows, "age_band", Map.of("0-19", 0.17, "20-39", 0.26, "40-59", 0.31, "60+", 0.26));
    assertShares(flows, "gender", Map.of("female", 0.5));
    assertThat(flows.shares("hour")).hasSize(24);
    assertThat(flows.where("hour", "14").shares("district_code").get("21090"))
        .isGreaterThan(flows.where("hour", "3").shares("district_code").get("21090"));
    assertThat(flows.shares("district_code")).hasSize(17).containsKey("38070");
  }

  @Test
  void safetyEvents_callers_areAsDocumented() throws IOException {
    var calls = MadeTable.of("synthetic:safety-events?size=5000&seed=7", UTF_8);

    assertThat(calls.column("caller_id").stream().distinct()).hasSize(5000);
    assertThat((double) calls.rows().size()).isCloseTo(5500, within(100.0));
    assertShares(
        calls,
        "service",
        Map.of(
            "emergency-video",
            0.15,
            "police-dispatch",
            0.35,
            "fire-dispatch",
            0.3,
            "disaster",
            0.08));
    assertShares(calls, "hour", Map.of("3", 2 / 84.0, "20", 5 / 84.0));
    assertResidents(calls.shares("district_code"));
    assertThat(calls.where("service", "fire-dispatch").shares("incident").keySet())
        .containsExactly("ambulance", "fire", "rescue");
  }

  @Test
  void energyUse_households_areAsDocumented() throws IOException {
    var days = MadeTable.of("synthetic:energy-use?size=2000&seed=7", UTF_8);

    assertThat(days.rows()).hasSize(14_000);
    assertThat(days.column("household_id").stream().distinct()).hasSize(2000);
    assertThat(days.shares("block")).hasSize(24);
    assertShares(days, "dwelling", Map.of("apartment", 0.65, "detached", 0.25, "row-house", 0.1));
    assertShares(days, "household_size", Map.of("1", 0.31, "5", 0.05));
    assertThat(days.where("household_size", "4").mean("kwh"))
        .isCloseTo((4.5 + 1.6 * 4) * (1 + 0.25 * 0.15) * (1 + 0.12 * 2 / 7), within(0.3));
    assertThat(
            days.where("day", "2026-11-21").mean("kwh")
                / days.where("day", "2026-11-20").mean("kwh"))
        .isCloseTo(1.12, within(0.02));
  }

  @Test
  void evFleet_ofTheBrief_isAsDocumented() throws IOException {
    var fleet = MadeTable.of("synthetic:ev-fleet?size=7800&seed=7", UTF_8);

    assertThat(fleet.column("plate")).doesNotHaveDuplicates();
    assertThat(fleet.where("fleet", "public-transport").rows()).hasSize(3000);
    assertThat(fleet.where("fleet", "car-sharing").rows()).hasSize(300);
    var people = fleet.where("fleet", "private");
    assertThat(people.rows()).hasSize(4500);
    assertThat((double) people.column("keeper_id").stream().distinct().count())
        .isCloseTo(4050, within(100.0));
    assertShares(people, "vehicle_type", Map.of("suv", 0.35, "van", 0.05));
    assertThat(fleet.shares("model_year")).hasSize(11);
    assertResidents(fleet.shares("district_code"));
  }

  @Test
  void evChargers_city_areAsDocumented() throws IOException {
    var stations =
        JsonMapper.shared()
            .readTree(MadeTable.bytes("synthetic:ev-chargers?size=1000&seed=7"))
            .path("data");
    var city = BusanCity.of(7);
    int points = 0;
    int nearStops = 0;
    int slow = 0;
    for (var station : stations) {
      var place = place(station);
      assertThat(place.district()).isEqualTo(station.path("district_code").asString());
      points += station.path("evses").size();
      nearStops += city.stops().stream().anyMatch(it -> it.place().metersTo(place) < 300) ? 1 : 0;
      slow += station.at("/evses/0/connectors/0/max_electric_power").asInt() == 7000 ? 1 : 0;
    }

    assertThat(stations.size()).isEqualTo(1000);
    assertThat(stations.get(999).path("id").asString()).isEqualTo("C1000");
    assertThat(points / 1000.0).isCloseTo(4 / 3.0, within(0.05));
    assertThat(nearStops).isGreaterThan(600);
    assertThat(slow / 1000.0).isCloseTo(0.6, within(0.05));
  }

  private static Place place(JsonNode station) {
    double latitude = Double.parseDouble(station.at("/coordinates/latitude").asString());
    double longitude = Double.parseDouble(station.at("/coordinates/longitude").asString());
    return new Place(latitude, longitude, at(latitude, longitude));
  }

  @Test
  void evSessions_drivers_areAsDocumented() throws IOException {
    var sessions = MadeTable.of("synthetic:ev-sessions?size=3000&seed=7", UTF_8);

    assertThat(sessions.column("userId").stream().distinct()).hasSize(3000);
    assertThat(sessions.rows().size() / 3000.0).isCloseTo(2.38, within(0.1));
    assertThat(sessions.shares("locationId")).hasSize(EvSessions.STATIONS);
    assertShares(sessions, "weekday", Map.of("Mon", 5 / 27.0, "Sun", 1 / 27.0));
    assertThat(sessions.mean("chargeTimeHrs")).isCloseTo(2.8, within(0.1));
    assertThat(sessions.mean("kwhTotal")).isCloseTo(2.8 * 2.4, within(0.3));
  }

  /// The dataset's hierarchy tells the districts in which the stations stand.
  @Test
  void evSessions_stations_standWhereTheHierarchySays() throws IOException {
    var city = BusanCity.of(7);
    var chargers = SyntheticSource.parse("synthetic:ev-chargers?size=2000&seed=7");
    var file =
        Path.of(System.getProperty("madang.datasets"), "ev-sessions/hierarchies/station.csv");

    var lines = Files.readAllLines(file);

    assertThat(lines).hasSize(EvSessions.STATIONS);
    for (int i = 1; i <= EvSessions.STATIONS; i++) {
      var district = EvChargers.place(city, chargers, i).district();
      assertThat(lines).contains("%s,%s,21,*".formatted(EvChargers.id(i), district));
    }
  }

  private static void assertPlaced(
      MadeTable table, String latitude, String longitude, String district) {
    assertThat(table.rows())
        .allSatisfy(
            row ->
                assertThat(
                        at(
                            Double.parseDouble(row.getOrDefault(latitude, "")),
                            Double.parseDouble(row.getOrDefault(longitude, ""))))
                    .isEqualTo(row.get(district)));
  }

  private static String at(double latitude, double longitude) {
    return Districts.ofKorea().at(latitude, longitude).map(District::code).orElse("at sea");
  }

  private static void assertShares(MadeTable table, String column, Map<String, Double> expected) {
    var shares = table.shares(column);
    expected.forEach((value, share) -> assertThat(shares.get(value)).isCloseTo(share, NEARLY));
  }

  /// The largest and the smallest district of the city have about their share of its people.
  private static void assertResidents(Map<String, Double> shares) {
    assertThat(shares).hasSize(16);
    assertThat(shares.get("21090")).isBetween(0.09, 0.15);
    assertThat(shares.get("21010")).isBetween(0.006, 0.022);
  }
}
