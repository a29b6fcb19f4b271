package city.madang.etl.synthetic;

import city.madang.etl.synthetic.busan.BusRoute;
import city.madang.etl.synthetic.busan.BusanCity;
import city.madang.etl.synthetic.busan.StreetNetwork;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A whole GTFS feed of the buses of [BusanCity] for the reference week, 16 to 22 November 2026.
///
/// Shape: a zip of agency, stops, routes, trips, stop_times, calendar and shapes; `size` trips, two
/// thirds of them on weekdays, the others at the weekend, the same number for each route and
/// direction. Columns that GTFS does not know, `stop_name_en`, `route_long_name_en` and
/// `district_code`, are at the end of their lines.
///
/// Distributions: departures lie between 05:00 and 24:00 as the hours weigh, on weekdays twice as
/// dense from 07 to 09 and from 17 to 19 as around noon. A bus drives 300 m a minute, an express
/// bus 400, a quarter slower in those hours, and stands 20 seconds at each stop. Every second trip
/// is accessible.
///
/// Source: GTFS Schedule Reference.
final class TransitBusan implements Generator {
  private static final String AGENCY = "MADANG";
  private static final String FIRST_DAY = "20261116";
  private static final String LAST_DAY = "20261122";
  private static final int FIRST_HOUR = 5;
  private static final List<Integer> WEEKDAY =
      List.of(2, 4, 8, 8, 5, 4, 4, 4, 4, 4, 4, 5, 8, 8, 6, 4, 3, 2, 1);
  private static final List<Integer> WEEKEND =
      List.of(1, 2, 3, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 4, 4, 3, 2, 1);

  /// A timetable of one kind of day.
  private record Service(String id, List<Integer> weights, int third) {}

  private static final List<Service> SERVICES =
      List.of(
          new Service("WD", WEEKDAY, 0),
          new Service("WD", WEEKDAY, 1),
          new Service("WE", WEEKEND, 2));

  /// One run of a bus.
  ///
  /// @param departure in seconds since midnight
  private record Trip(
      BusRoute route, String service, int direction, String id, int departure, boolean rush) {}

  @Override
  public void write(SyntheticSource request, OutputStream out) throws IOException {
    var city = BusanCity.of(request.seed());
    var trips = trips(city.routes(), request.size());
    try (var zip = new StoredZip(out)) {
      zip.add("agency.txt", TransitBusan::agency);
      zip.add("stops.txt", it -> stops(city, it));
      zip.add("routes.txt", it -> routes(city, it));
      zip.add("trips.txt", it -> trips(trips, it));
      zip.add("stop_times.txt", it -> stopTimes(trips, it));
      zip.add("calendar.txt", TransitBusan::calendar);
      zip.add("shapes.txt", it -> shapes(city, it));
    }
  }

  private static void agency(OutputStream out) throws IOException {
    var lines =
        new CsvLines(
            out, "agency_id", "agency_name", "agency_url", "agency_timezone", "agency_lang");
    lines.add(AGENCY, "마당버스 (합성)", "https://madang.city/", "Asia/Seoul", "ko");
  }

  private static void stops(BusanCity city, OutputStream out) throws IOException {
    var lines =
        new CsvLines(
            out,
            "stop_id",
            "stop_code",
            "stop_name",
            "stop_lat",
            "stop_lon",
            "location_type",
            "wheelchair_boarding",
            "stop_name_en",
            "district_code");
    int number = 0;
    for (var stop : city.stops()) {
      lines.add(
          stop.id(),
          stop.id().substring(2),
          stop.name().ko(),
          stop.place().latitude(),
          stop.place().longitude(),
          0,
          number++ % 3 == 0 ? 2 : 1,
          stop.name().en(),
          stop.place().district());
    }
  }

  private static void routes(BusanCity city, OutputStream out) throws IOException {
    var lines =
        new CsvLines(
            out,
            "route_id",
            "agency_id",
            "route_short_name",
            "route_long_name",
            "route_type",
            "route_color",
            "route_text_color",
            "route_long_name_en");
    for (var route : city.routes()) {
      lines.add(
          route.id(),
          AGENCY,
          route.number(),
          route.name().ko(),
          3,
          express(route) ? "C8102E" : "005EB8",
          "FFFFFF",
          route.name().en());
    }
  }

  private static void trips(List<Trip> trips, OutputStream out) throws IOException {
    var lines =
        new CsvLines(
            out,
            "route_id",
            "service_id",
            "trip_id",
            "trip_headsign",
            "direction_id",
            "shape_id",
            "wheelchair_accessible");
    int number = 0;
    for (var trip : trips) {
      var calls = trip.route.calls();
      var end = trip.direction == 0 ? calls.getLast() : calls.getFirst();
      lines.add(
          trip.route.id(),
          trip.service,
          trip.id,
          end.stop().name().ko(),
          trip.direction,
          trip.route.id() + "-" + trip.direction,
          1 + number++ % 2);
    }
  }

  private static void stopTimes(List<Trip> trips, OutputStream out) throws IOException {
    var lines =
        new CsvLines(out, "trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence");
    for (var trip : trips) {
      stopTimes(trip, lines);
    }
  }

  private static void stopTimes(Trip trip, CsvLines lines) throws IOException {
    var calls = trip.route.calls();
    double metersASecond = (express(trip.route) ? 400 : 300) / 60.0 * (trip.rush ? 0.8 : 1);
    for (int i = 0; i < calls.size(); i++) {
      var call = calls.get(trip.direction == 0 ? i : calls.size() - 1 - i);
      double meters = trip.direction == 0 ? call.meters() : trip.route.meters() - call.meters();
      int arrival = trip.departure + (int) (meters / metersASecond) + 20 * i;
      int wait = i == 0 || i == calls.size() - 1 ? 0 : 20;
      lines.add(trip.id, clock(arrival), clock(arrival + wait), call.stop().id(), i + 1);
    }
  }

  private static void calendar(OutputStream out) throws IOException {
    var lines =
        new CsvLines(
            out,
            "service_id",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "start_date",
            "end_date");
    lines.add("WD", 1, 1, 1, 1, 1, 0, 0, FIRST_DAY, LAST_DAY);
    lines.add("WE", 0, 0, 0, 0, 0, 1, 1, FIRST_DAY, LAST_DAY);
  }

  private static void shapes(BusanCity city, OutputStream out) throws IOException {
    var lines = new CsvLines(out, "shape_id", "shape_pt_lat", "shape_pt_lon", "shape_pt_sequence");
    for (var route : city.routes()) {
      shape(route.id() + "-0", route.path(), city.streets(), lines);
      shape(route.id() + "-1", route.path().reversed(), city.streets(), lines);
    }
  }

  private static void shape(String id, List<Integer> path, StreetNetwork streets, CsvLines lines)
      throws IOException {
    int sequence = 1;
    for (var crossing : path) {
      var place = streets.place(crossing);
      lines.add(id, place.latitude(), place.longitude(), sequence++);
    }
  }

  /// One after the other gets a trip, until all are given away.
  private static List<Trip> trips(List<BusRoute> routes, int size) {
    int slots = routes.size() * 2 * SERVICES.size();
    var trips = new ArrayList<Trip>();
    for (int slot = 0; slot < slots; slot++) {
      var route = routes.get(slot / SERVICES.size() / 2);
      int direction = slot / SERVICES.size() % 2;
      var service = SERVICES.get(slot % SERVICES.size());
      int count = size / slots + (slot < size % slots ? 1 : 0);
      for (int i = 0; i < count; i++) {
        trips.add(trip(route, direction, service, i, count));
      }
    }
    return trips;
  }

  private static Trip trip(BusRoute route, int direction, Service service, int i, int count) {
    // The two weekday thirds are half a headway apart.
    double share = (i + 0.25 + 0.5 * (service.third % 2)) / count;
    int departure = (int) (60 * Math.floor(60 * hour(service.weights, share)));
    int hour = departure / 3600;
    boolean rush = service.weights.get(hour - FIRST_HOUR) > 6;
    var id = "%s-%s-%d-%d%03d".formatted(route.id(), service.id, direction, service.third, i + 1);
    return new Trip(route, service.id, direction, id, departure, rush);
  }

  /// The hour of the day by which this share of the departures has left.
  private static double hour(List<Integer> weights, double share) {
    double left = share * weights.stream().mapToInt(it -> it).sum();
    int at = 0;
    while (left >= weights.get(at)) {
      left -= weights.get(at++);
    }
    return FIRST_HOUR + at + left / weights.get(at);
  }

  private static boolean express(BusRoute route) {
    return route.number().length() == 4;
  }

  private static String clock(int seconds) {
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
