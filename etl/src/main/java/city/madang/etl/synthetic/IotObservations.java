package city.madang.etl.synthetic;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.etl.dataset.SyntheticSource;
import city.madang.etl.synthetic.busan.BusanCity;
import city.madang.etl.synthetic.busan.Draws;
import city.madang.etl.synthetic.busan.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Sensors beside crossings of Busan, each second one in the Eco Delta City (a box of Gangseo-gu,
/// 35.125 to 35.155 north, 128.905 to 128.945 east): each hour of the reference week, one value of
/// each.
///
/// Size: sensors; rows are 168 times as many. Kinds take turns. Values are a mean, a wave over the
/// day with its top at a fixed hour, and a normal deviation, cut at the bounds of the kind:
///
/// | kind | unit | mean | wave | top | deviation | bounds |
/// |---|---|---|---|---|---|---|
/// | airTemperature | DEG_C | 11 | 4.5 | 15 | 0.8 | -15 to 40 |
/// | relativeHumidity | PERCENT | 58 | 12 | 5 | 4 | 10 to 100 |
/// | soundLevel | DeciB | 58 | 9 | 14 | 2.5 | 30 to 110 |
/// | waterLevel | M | 1.4 | 0.35 | 3 | 0.05 | 0 to 6 |
/// | parkingOccupancy | PERCENT | 55 | 30 | 13 | 6 | 0 to 100 |
/// | wasteFill | PERCENT | 50 | 25 | 20 | 8 | 0 to 100 |
final class IotObservations implements Generator {
  private static final List<Kind> KINDS =
      List.of(
          new Kind("airTemperature", "DEG_C", "기온", "Air temperature", 11, 4.5, 15, 0.8, -15, 40),
          new Kind("relativeHumidity", "PERCENT", "습도", "Humidity", 58, 12, 5, 4, 10, 100),
          new Kind("soundLevel", "DeciB", "소음", "Noise", 58, 9, 14, 2.5, 30, 110),
          new Kind("waterLevel", "M", "수위", "Water level", 1.4, 0.35, 3, 0.05, 0, 6),
          new Kind("parkingOccupancy", "PERCENT", "주차 점유율", "Parking", 55, 30, 13, 6, 0, 100),
          new Kind("wasteFill", "PERCENT", "쓰레기통 적재율", "Waste bin", 50, 25, 20, 8, 0, 100));

  private static final double SOUTH = 35.125;
  private static final double NORTH = 35.155;
  private static final double WEST = 128.905;
  private static final double EAST = 128.945;
  private static final String GANGSEO = "21120";
  private static final String ECO_DELTA_CITY = "busan-eco-delta-city";

  private record Kind(
      String name,
      String unit,
      String ko,
      String en,
      double mean,
      double wave,
      int top,
      double deviation,
      double lowest,
      double highest) {
    double value(int hour, RandomGenerator random) {
      double angle = (hour - top) * StrictMath.PI / 12;
      double value = Draws.normal(mean + wave * StrictMath.cos(angle), deviation, random);
      return Math.max(lowest, Math.min(highest, value));
    }
  }

  private record Sensor(String id, Kind kind, Place place, String ko, String en) {}

  @Override
  public void write(SyntheticSource request, OutputStream out) throws IOException {
    var rows =
        new CsvRows(
            out,
            UTF_8,
            "observation_id",
            "sensor_id",
            "title_ko",
            "title_en",
            "district_code",
            "site_id",
            "latitude",
            "longitude",
            "property",
            "unit",
            "observed_at",
            "value");
    var city = BusanCity.of(request.seed());
    for (int i = 0; i < request.size(); i++) {
      write(sensor(city, request, i), request, rows);
    }
    rows.end();
  }

  private static Sensor sensor(BusanCity city, SyntheticSource request, int number) {
    var id = String.format(Locale.ROOT, "S%04d", number + 1);
    var random = request.random(id);
    var kind = KINDS.get(number / 2 % KINDS.size());
    var delta = number % 2 == 1;
    var place =
        delta
            ? inEcoDeltaCity(city, random)
            : city.placeIn(Draws.oneOf(city.districts(), random).code(), random);
    var quarter = city.neighborhood(place).name();
    var ko = "%s %s 센서".formatted(delta ? "에코델타시티" : quarter.ko(), kind.ko());
    var en = "%s sensor, %s".formatted(kind.en(), delta ? "Eco Delta City" : quarter.en());
    return new Sensor(id, kind, place, ko, en);
  }

  private static Place inEcoDeltaCity(BusanCity city, RandomGenerator random) {
    while (true) {
      var place = city.at(Draws.between(SOUTH, NORTH, random), Draws.between(WEST, EAST, random));
      if (place.filter(IotObservations::isInEcoDeltaCity).isPresent()) {
        return place.get();
      }
    }
  }

  private static boolean isInEcoDeltaCity(Place place) {
    return place.district().equals(GANGSEO)
        && place.latitude() >= SOUTH
        && place.latitude() <= NORTH
        && place.longitude() >= WEST
        && place.longitude() <= EAST;
  }

  private static void write(Sensor sensor, SyntheticSource request, CsvRows rows)
      throws IOException {
    var random = request.random(sensor.id() + " values");
    for (var hour : Week.hours()) {
      var value = sensor.kind().value(hour.getHour(), random);
      rows.add(
          sensor.id() + "-" + stamp(hour),
          sensor.id(),
          sensor.ko(),
          sensor.en(),
          sensor.place().district(),
          isInEcoDeltaCity(sensor.place()) ? ECO_DELTA_CITY : "",
          CsvRows.fixed(sensor.place().latitude(), 6),
          CsvRows.fixed(sensor.place().longitude(), 6),
          sensor.kind().name(),
          sensor.kind().unit(),
          hour.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME),
          CsvRows.fixed(value, 2));
    }
  }

  private static String stamp(LocalDateTime hour) {
    return hour.format(DateTimeFormatter.ofPattern("yyyyMMdd'T'HH", Locale.ROOT));
  }
}
