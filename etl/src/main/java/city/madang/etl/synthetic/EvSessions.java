package city.madang.etl.synthetic;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.etl.dataset.SyntheticSource;
import city.madang.etl.synthetic.busan.Draws;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/// Charging sessions of the reference week at 25 stations of `ev-chargers` (C0001 to C0025), before
/// anybody is protected, in the columns of a published study of workplace charging.
///
/// Size: drivers. Each has 1 to 5 sessions (30 : 30 : 20 : 12 : 8), a usual station and a usual
/// hour. The usual station is drawn by 1 for C0001 down to 1/25 for C0025, and taken in 85 % of the
/// sessions, else another one evenly. The usual hour is 7 to 10 (60), 11 to 14 (25), 15 to 19 (12)
/// or any (3), and a session begins in it or, each in a sixth, one earlier or later. Weekdays are
/// drawn by 5 from Monday to Friday and 1 on Saturday and Sunday. A session takes 0.5 hours or
/// more, normal 2.8 +- 1.2, at 2.4 kW on average. Source of the columns: Asensio et al., Scientific
/// Data (2021).
final class EvSessions implements Generator {
  static final int STATIONS = 25;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final List<String> COLUMNS =
      List.of(
          "sessionId,dollars,created,ended,startTime,endTime,chargeTimeHrs,weekday,platform,distance,"
              .concat("userId,stationId,locationId,managerVehicle,facilityType,")
              .concat("Mon,Tues,Wed,Thurs,Fri,Sat,Sun,reportedZip,kwhTotal")
              .split(","));
  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final List<String> PLATFORMS = List.of("android", "ios", "web");

  private final Weights<Integer> sessions = new Weights<>(numbered(1, 30, 30, 20, 12, 8));
  private final Weights<Integer> days = new Weights<>(numbered(0, 5, 5, 5, 5, 5, 1, 1));
  private final Weights<Integer> hours = new Weights<>(hours());
  private final Weights<Integer> usual = new Weights<>(usual());

  private record Driver(int id, int station, int hour, String platform) {}

  private static SequencedMap<Integer, Integer> numbered(int first, int... weights) {
    var numbered = new LinkedHashMap<Integer, Integer>();
    for (int i = 0; i < weights.length; i++) {
      numbered.put(first + i, weights[i]);
    }
    return numbered;
  }

  private static SequencedMap<Integer, Double> hours() {
    var hours = new LinkedHashMap<Integer, Double>();
    for (int hour = 1; hour <= 22; hour++) {
      double weight =
          hour < 7 || hour > 19 ? 0 : hour <= 10 ? 60 / 4.0 : hour <= 14 ? 25 / 4.0 : 12 / 5.0;
      hours.put(hour, weight + 3 / 22.0);
    }
    return hours;
  }

  private static SequencedMap<Integer, Double> usual() {
    var usual = new LinkedHashMap<Integer, Double>();
    for (int station = 1; station <= STATIONS; station++) {
      usual.put(station, 1.0 / station);
    }
    return usual;
  }

  @Override
  public void write(SyntheticSource request, OutputStream out) throws IOException {
    var rows = new CsvRows(out, UTF_8, COLUMNS.toArray());
    var random = request.random("sessions");
    int session = 0;
    for (int number = 1; number <= request.size(); number++) {
      var driver =
          new Driver(
              number, usual.draw(random), hours.draw(random), Draws.oneOf(PLATFORMS, random));
      for (int left = sessions.draw(random); left > 0; left--) {
        session++;
        write(session, driver, random, rows);
      }
    }
    rows.end();
  }

  private void write(int session, Driver driver, RandomGenerator random, CsvRows rows)
      throws IOException {
    int day = days.draw(random);
    int station = random.nextDouble() < 0.85 ? driver.station() : 1 + random.nextInt(STATIONS);
    var begin = begin(driver.hour(), day, random);
    double hours = Math.max(0.5, Draws.normal(2.8, 1.2, random));
    var end = begin.plusSeconds((long) (hours * 3_600));
    var values = new ArrayList<Object>();
    values.addAll(List.of(1_000_000 + session, 0, begin.format(TIME), end.format(TIME)));
    values.addAll(List.of(begin.getHour(), end.getHour(), CsvRows.fixed(hours, 6), DAYS.get(day)));
    values.addAll(List.of(driver.platform(), "NA", "D" + driver.id()));
    values.addAll(List.of(EvChargers.id(station) + "-1", EvChargers.id(station), 0));
    values.add(1 + station % 4);
    for (int each = 0; each < DAYS.size(); each++) {
      values.add(each == day ? 1 : 0);
    }
    values.addAll(List.of(0, CsvRows.fixed(hours * Draws.normal(2.4, 0.3, random), 2)));
    rows.add(values.toArray());
  }

  private static LocalDateTime begin(int usualHour, int day, RandomGenerator random) {
    int hour = usualHour + Map.of(0, -1, 1, 1).getOrDefault(random.nextInt(6), 0);
    return Week.MONDAY
        .atStartOfDay()
        .plusDays(day)
        .plusHours(hour)
        .plusSeconds(random.nextInt(3_600));
  }
}
