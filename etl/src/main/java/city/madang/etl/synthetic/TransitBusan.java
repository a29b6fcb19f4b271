package city.madang.etl.synthetic;

import city.madang.etl.dataset.SyntheticSource;
import city.madang.etl.synthetic.BusTimetable.Trip;
import city.madang.etl.synthetic.busan.BusanCity;
import city.madang.etl.synthetic.busan.StreetNetwork;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// A whole GTFS feed of the buses of [BusanCity] for the reference week, 16 to 22 November 2026.
///
/// Shape: a zip of agency, stops, routes, trips, stop_times, calendar and shapes; `size` trips, two
/// thirds of them on weekdays, the others at the weekend, the same number for each route and
/// direction. Columns that GTFS does not know, `stop_name_en`, `route_long_name_en` and
/// `district_code`, are at the end of their lines.
///
/// Distributions: trips run as [BusTimetable] has them; every second one is accessible.
///
/// Source: GTFS Schedule Reference.
final class TransitBusan implements Generator {
  private static final String AGENCY = "MADANG";
  private static final String FIRST_DAY = "20261116";
  private static final String LAST_DAY = "20261122";

  @Override
  public void write(SyntheticSource request, OutputStream out) throws IOException {
    var city = BusanCity.of(request.seed());
    var trips = BusTimetable.trips(city.routes(), request.size());
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
          BusTimetable.express(route) ? "C8102E" : "005EB8",
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
      var calls = trip.route().calls();
      var end = trip.direction() == 0 ? calls.getLast() : calls.getFirst();
      lines.add(
          trip.route().id(),
          trip.service(),
          trip.id(),
          end.stop().name().ko(),
          trip.direction(),
          trip.route().id() + "-" + trip.direction(),
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
    int sequence = 1;
    for (var call : trip.calls()) {
      lines.add(
          trip.id(),
          BusTimetable.clock(call.arrival()),
          BusTimetable.clock(call.departure()),
          call.stop().id(),
          sequence++);
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
}
