package city.madang.etl.synthetic;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.etl.dataset.SyntheticSource;
import city.madang.etl.place.Districts;
import city.madang.etl.synthetic.busan.BusanCity;
import city.madang.etl.synthetic.busan.Draws;
import city.madang.etl.synthetic.busan.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Charging stations of Busan as an operator's roaming interface tells them: the answer to `GET
/// /locations` of OCPI 2.2.1, and two fields more, `district_code` and `name_en`.
///
/// Size: stations (Locations). Six in ten stand within 200 m (north and east) of a bus stop, the
/// others up to 60 m beside a crossing of a district drawn by residents. A third has a second
/// charging point (EVSE). Each point has one connector: slow 7 kW (60), Combo of 50 (20), 100 (10)
/// and 200 kW (5), CHAdeMO of 50 kW (5). They are available (62), charging (28), out of order (4),
/// inoperative (3) or unknown (3).
final class EvChargers implements Generator {
  private static final List<String> OPERATORS = List.of("마당충전", "한울이브이", "가온에너지", "나래차지");
  private static final double AT_A_STOP = 0.6;

  private final Weights<Connector> connectors = new Weights<>(connectors());
  private final Weights<String> statuses = new Weights<>(statuses());

  private record Connector(String standard, String powerType, int volts, int watts) {}

  private static SequencedMap<Connector, Integer> connectors() {
    var connectors = new LinkedHashMap<Connector, Integer>();
    connectors.put(new Connector("IEC_62196_T1", "AC_1_PHASE", 220, 7_000), 60);
    connectors.put(new Connector("IEC_62196_T1_COMBO", "DC", 500, 50_000), 20);
    connectors.put(new Connector("IEC_62196_T1_COMBO", "DC", 500, 100_000), 10);
    connectors.put(new Connector("IEC_62196_T1_COMBO", "DC", 1_000, 200_000), 5);
    connectors.put(new Connector("CHADEMO", "DC", 500, 50_000), 5);
    return connectors;
  }

  private static SequencedMap<String, Integer> statuses() {
    var statuses = new LinkedHashMap<String, Integer>();
    statuses.put("AVAILABLE", 62);
    statuses.put("CHARGING", 28);
    statuses.put("OUTOFORDER", 4);
    statuses.put("INOPERATIVE", 3);
    statuses.put("UNKNOWN", 3);
    return statuses;
  }

  /// The id of a station, from 1.
  static String id(int number) {
    return String.format(Locale.ROOT, "C%04d", number);
  }

  /// Where a station stands.
  static Place place(BusanCity city, SyntheticSource request, int number) {
    var random = request.random(id(number) + " place");
    return random.nextDouble() < AT_A_STOP
        ? city.beside(Draws.oneOf(city.stops(), random).place(), 200, random)
        : city.placeIn(city.drawDistrict(random), random);
  }

  @Override
  public void write(SyntheticSource request, OutputStream out) throws IOException {
    var city = BusanCity.of(request.seed());
    var json = JsonMapper.shared();
    out.write(
        "{\"status_code\":1000,\"timestamp\":\"2026-11-16T00:00:00Z\",\"data\":[".getBytes(UTF_8));
    for (int number = 1; number <= request.size(); number++) {
      out.write((number == 1 ? "\n" : ",\n").getBytes(UTF_8));
      out.write(json.writeValueAsBytes(location(city, request, number)));
    }
    out.write("\n]}\n".getBytes(UTF_8));
  }

  private Map<String, Object> location(BusanCity city, SyntheticSource request, int number) {
    var random = request.random(id(number));
    var place = place(city, request, number);
    var quarter = city.neighborhood(place).name();
    var location = new LinkedHashMap<String, Object>();
    location.put("country_code", "KR");
    location.put("party_id", "MDG");
    location.put("id", id(number));
    location.put("publish", true);
    location.put("name", "%s 충전소 %s".formatted(quarter.ko(), id(number)));
    location.put("name_en", "%s charging station %s".formatted(quarter.en(), id(number)));
    location.put("address", address(place, quarter.ko(), random));
    location.put("city", "부산광역시");
    location.put("district_code", place.district());
    location.put("country", "KOR");
    location.put("coordinates", coordinates(place));
    location.put("evses", evses(number, random));
    location.put("operator", Map.of("name", Draws.oneOf(OPERATORS, random)));
    location.put("opening_times", Map.of("twentyfourseven", random.nextInt(10) < 7));
    location.put("time_zone", "Asia/Seoul");
    location.put("last_updated", "2026-11-15T15:00:00Z");
    return location;
  }

  private static String address(Place place, String quarter, RandomGenerator random) {
    var district = Districts.ofKorea().find(place.district()).orElseThrow().name();
    return "%s %s동 %d".formatted(district, quarter, 1 + random.nextInt(900));
  }

  private static Map<String, Object> coordinates(Place place) {
    var coordinates = new LinkedHashMap<String, Object>();
    coordinates.put("latitude", CsvRows.fixed(place.latitude(), 6));
    coordinates.put("longitude", CsvRows.fixed(place.longitude(), 6));
    return coordinates;
  }

  private List<Map<String, Object>> evses(int number, RandomGenerator random) {
    return random.nextInt(3) == 0
        ? List.of(evse(number, 1, random), evse(number, 2, random))
        : List.of(evse(number, 1, random));
  }

  private Map<String, Object> evse(int number, int point, RandomGenerator random) {
    var evse = new LinkedHashMap<String, Object>();
    evse.put("uid", id(number) + "-" + point);
    evse.put("evse_id", String.format(Locale.ROOT, "KR*MDG*E%04d*%d", number, point));
    evse.put("status", statuses.draw(random));
    evse.put("connectors", List.of(connector(connectors.draw(random))));
    evse.put("last_updated", "2026-11-15T15:00:00Z");
    return evse;
  }

  private static Map<String, Object> connector(Connector of) {
    var connector = new LinkedHashMap<String, Object>();
    connector.put("id", "1");
    connector.put("standard", of.standard());
    connector.put("format", of.powerType().equals("DC") ? "CABLE" : "SOCKET");
    connector.put("power_type", of.powerType());
    connector.put("max_voltage", of.volts());
    connector.put("max_amperage", of.watts() / of.volts());
    connector.put("max_electric_power", of.watts());
    connector.put("last_updated", "2026-11-15T15:00:00Z");
    return connector;
  }
}
