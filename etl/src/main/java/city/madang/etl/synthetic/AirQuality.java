package city.madang.etl.synthetic;

import city.madang.etl.dataset.SyntheticSource;
import city.madang.etl.place.District;
import city.madang.etl.synthetic.busan.BusanCity;
import city.madang.etl.synthetic.busan.Draws;
import city.madang.etl.synthetic.busan.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Hourly means of air-quality stations in the districts of Busan, in the reference week, in the
/// columns of Seoul's service and five more: the station's code, English name, district and place.
///
/// Size: stations, which take turns among the 16 districts. Shape: CP949; hours are told by their
/// ends, `01:00` to `24:00`. All stations share the dust of the day, a factor of 0.6 to 1.6,
/// evenly; each has a factor of its own, normal 1 +- 0.12. Values are a mean and a wave over the
/// day with its top at a fixed hour, times those factors, times a normal 1 +- 0.1:
///
/// | pollutant | mean | wave | top | decimals |
/// |---|---|---|---|---|
/// | PM10 (µg/m³) | 38 | 9 | 9 | 0 |
/// | PM2.5 (µg/m³) | 19 | 5 | 9 | 0 |
/// | O3 (ppm) | 0.028 | 0.016 | 15 | 3, without the dust of the day |
/// | NO2 (ppm) | 0.021 | 0.009 | 20 | 3 |
/// | CO (ppm) | 0.45 | 0.1 | 20 | 1 |
/// | SO2 (ppm) | 0.003 | 0.0006 | 13 | 3 |
///
/// One value in a hundred is missing.
final class AirQuality implements Generator {
  private static final int DAYS = 7;
  private static final double MISSING = 0.01;

  private record Station(String code, String ko, String en, Place place, double factor) {}

  @Override
  public void write(SyntheticSource request, OutputStream out) throws IOException {
    var rows =
        new CsvRows(
            out,
            CctvZones.CP949,
            "측정일시",
            "측정소명",
            "이산화질소농도(ppm)",
            "오존농도(ppm)",
            "일산화탄소농도(ppm)",
            "아황산가스농도(ppm)",
            "미세먼지농도(㎍/㎥)",
            "초미세먼지농도(㎍/㎥)",
            "측정소코드",
            "측정소영문명",
            "구군코드",
            "위도",
            "경도");
    var city = BusanCity.of(request.seed());
    var dust = dust(request.random("days"));
    for (int i = 0; i < request.size(); i++) {
      write(station(city, request, i), dust, request, rows);
    }
    rows.end();
  }

  private static double[] dust(RandomGenerator random) {
    var dust = new double[DAYS];
    for (int day = 0; day < DAYS; day++) {
      dust[day] = Draws.between(0.6, 1.6, random);
    }
    return dust;
  }

  private static Station station(BusanCity city, SyntheticSource request, int number) {
    var districts = city.districts();
    District district = districts.get(number % districts.size());
    var code = String.format(Locale.ROOT, "%s-%d", district.code(), 1 + number / districts.size());
    var random = request.random(code);
    var place = city.placeIn(district.code(), random);
    var quarter = city.neighborhood(place).name();
    return new Station(code, quarter.ko(), quarter.en(), place, Draws.normal(1, 0.12, random));
  }

  private static void write(Station station, double[] dust, SyntheticSource request, CsvRows rows)
      throws IOException {
    var random = request.random(station.code() + " values");
    for (int day = 0; day < DAYS; day++) {
      var date = Week.MONDAY.plusDays(day);
      for (int hour = 1; hour <= 24; hour++) {
        write(station, date, hour, dust[day] * station.factor(), random, rows);
      }
    }
  }

  private static void write(
      Station station,
      LocalDate date,
      int hour,
      double factor,
      RandomGenerator random,
      CsvRows rows)
      throws IOException {
    rows.add(
        String.format(Locale.ROOT, "%s %02d:00", date, hour),
        station.ko(),
        value(factor * wave(0.021, 0.009, 20, hour), 3, random),
        value(station.factor() * wave(0.028, 0.016, 15, hour), 3, random),
        value(factor * wave(0.45, 0.1, 20, hour), 1, random),
        value(factor * wave(0.003, 0.0006, 13, hour), 3, random),
        value(factor * wave(38, 9, 9, hour), 0, random),
        value(factor * wave(19, 5, 9, hour), 0, random),
        station.code(),
        station.en(),
        station.place().district(),
        CsvRows.fixed(station.place().latitude(), 6),
        CsvRows.fixed(station.place().longitude(), 6));
  }

  private static double wave(double mean, double wave, int top, int hour) {
    return mean + wave * StrictMath.cos((hour - top) * StrictMath.PI / 12);
  }

  private static String value(double mean, int decimals, RandomGenerator random) {
    double value = mean * Draws.normal(1, 0.1, random);
    return random.nextDouble() < MISSING ? "" : CsvRows.fixed(value, decimals);
  }
}
