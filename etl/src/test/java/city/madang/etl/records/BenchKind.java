package city.madang.etl.records;

import city.madang.etl.records.query.QueryTexts;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;

/// A kind of query, of which many are drawn.
///
/// @param late whether its 500th page is asked
record BenchKind(String name, boolean late, Function<Random, QueryTexts> texts) {
  private static final List<String> PLACES = List.of("강남", "세종", "한솔", "도담", "집현", "해밀");
  private static final List<String> KINDS = List.of("역", "공원", "학교", "시장", "도서관", "호수");
  private static final List<String> TICKETS = List.of("정기권", "일일권", "단체권");

  QueryTexts draw(Random random) {
    return texts.apply(random);
  }

  /// Each shows all columns.
  static List<BenchKind> pages(long rows) {
    return List.of(
        where("equal, sorted column", r -> "trip_id = " + r.nextLong(rows)),
        where("equal, station", r -> "start_station = '" + station(r) + "'"),
        where("equal, bike", r -> "bike_id = '" + bike(r) + "'"),
        where("day", r -> day(r, rows)),
        where("two ranges, few or none", BenchKind::ranges),
        where("in", r -> "bike_id in ('%s', '%s', '%s')".formatted(bike(r), bike(r), bike(r))),
        where("like", r -> "end_station like '%" + station(r).substring(1) + "%'"),
        where("like, none", r -> "end_station like '%없는 역 " + r.nextInt(9) + "%'"),
        where("box", BenchKind::box),
        where("distance", BenchKind::distance),
        new BenchKind("station, by duration", false, r -> sorted("start_station = '" + station(r))),
        new BenchKind("bike, by duration", false, r -> sorted("bike_id = '" + bike(r))),
        new BenchKind("500th page", true, r -> new QueryTexts("", ticket(r), "", "")),
        new BenchKind("500th page, by duration", true, r -> sorted("ticket = '" + of(r, TICKETS))));
  }

  static List<BenchKind> groups() {
    return List.of(
        group("count by station", "start_station", "start_station, count(*) as n"),
        group("average by hour", "hour(start_at)", "hour(start_at), avg(duration_s) as n"),
        group(
            "percentiles by station",
            "start_station",
            "start_station, percentile(duration_s, 0.5) as n, percentile(duration_s, 0.95)"),
        group("bikes by station", "start_station", "start_station, count(distinct bike_id) as n"));
  }

  private static BenchKind where(String name, Function<Random, String> where) {
    return new BenchKind(name, false, r -> new QueryTexts("", where.apply(r), "", ""));
  }

  /// Of most rows.
  private static BenchKind group(String name, String by, String select) {
    Function<Random, String> where = r -> "trip_id >= " + r.nextInt(10_000);
    return new BenchKind(name, false, r -> new QueryTexts(select, where.apply(r), by, "n desc"));
  }

  private static QueryTexts sorted(String whereOpen) {
    return new QueryTexts("", whereOpen + "'", "", "duration_s desc");
  }

  private static String of(Random random, List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private static String ticket(Random random) {
    return "ticket = '" + of(random, TICKETS) + "'";
  }

  private static String station(Random random) {
    return "%s%s %d번".formatted(of(random, PLACES), of(random, KINDS), 1 + random.nextInt(6));
  }

  private static String bike(Random random) {
    return "SJ%05d".formatted(random.nextInt(BenchTrips.BIKES));
  }

  private static String day(Random random, long rows) {
    long seconds = random.nextLong(rows * BenchTrips.SECONDS_APART);
    var day = LocalDateTime.of(2026, 1, 1, 0, 0).plusSeconds(seconds).toLocalDate();
    return "start_at >= '%s' and start_at < '%s'".formatted(day, day.plusDays(1));
  }

  private static String ranges(Random random) {
    int from = random.nextInt(9_999);
    return "duration_s > %d and distance_m between %d and %d.05"
        .formatted(7_190 + random.nextInt(9), from, from);
  }

  private static String box(Random random) {
    double south = 36.45 + random.nextInt(140) / 1000.0;
    double west = 127.2 + random.nextInt(140) / 1000.0;
    return String.format(
        Locale.ROOT,
        "in_bbox(lat, lon, %.4f, %.4f, %.4f, %.4f)",
        south,
        west,
        south + 0.001,
        west + 0.001);
  }

  private static String distance(Random random) {
    return String.format(
        Locale.ROOT,
        "within_distance(lat, lon, %.4f, %.4f, %d)",
        36.45 + random.nextInt(140) / 1000.0,
        127.2 + random.nextInt(140) / 1000.0,
        100 + random.nextInt(400));
  }
}
