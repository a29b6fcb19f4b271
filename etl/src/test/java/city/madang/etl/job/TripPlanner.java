package city.madang.etl.job;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/// Finds who arrives first, from a GTFS feed alone, as a stranger's program would.
///
/// Source: Dibbelt, Pajor, Strasser, Wagner, "Intriguingly simple and fast transit routing" (2013):
/// connections are looked at once, in the order of their departure.
final class TripPlanner {
  /// From one vehicle to the next, at one stop or to one that `transfers.txt` names.
  private static final int CHANGE_SECONDS = 120;

  private static final CSVFormat CSV =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private final Path feed;

  TripPlanner(Path feed) {
    this.feed = feed;
  }

  /// From one stop to the next.
  private record Connection(
      String trip, String from, int departure, String to, int arrival, boolean on, boolean off) {}

  /// A ride in one vehicle; times are seconds of the service day.
  record Leg(String trip, String from, int departure, String to, int arrival) {}

  /// The legs of the journey that arrives first; none if nothing goes there.
  ///
  /// @param day such as `20200302`, a `weekday` such as `monday`
  List<Leg> plan(String from, String to, String day, String weekday, int start) throws IOException {
    var walks = walks();
    var boarded = new HashMap<String, Connection>();
    var ready = new HashMap<>(Map.of(from, start));
    var arrivals = new HashMap<String, Leg>();
    for (var next : connections(day, weekday)) {
      var on = boarded.get(next.trip);
      if (on == null && next.on && ready.getOrDefault(next.from, 1 << 20) <= next.departure) {
        on = next;
        boarded.put(next.trip, next);
      }
      if (on != null && next.off) {
        var leg = new Leg(next.trip, on.from, on.departure, next.to, next.arrival);
        for (var stop : walks.getOrDefault(next.to, Set.of(next.to))) {
          if (next.arrival + CHANGE_SECONDS < ready.getOrDefault(stop, 1 << 20)) {
            ready.put(stop, next.arrival + CHANGE_SECONDS);
            arrivals.put(stop, leg);
          }
        }
      }
    }
    return legs(from, to, arrivals);
  }

  /// The route that a trip is of, as riders call it.
  String route(String trip) throws IOException {
    var route =
        rows("trips.txt").stream()
            .filter(it -> it.get("trip_id").equals(trip))
            .map(it -> it.get("route_id"))
            .findFirst();
    return rows("routes.txt").stream()
        .filter(it -> Optional.of(it.get("route_id")).equals(route))
        .map(it -> it.get("route_short_name"))
        .findFirst()
        .orElseThrow();
  }

  private static List<Leg> legs(String from, String to, Map<String, Leg> arrivals) {
    var legs = new ArrayDeque<Leg>();
    for (var leg = arrivals.get(to); leg != null; leg = arrivals.get(leg.from)) {
      legs.addFirst(leg);
      if (leg.from.equals(from)) {
        break;
      }
    }
    return List.copyOf(legs);
  }

  private List<Connection> connections(String day, String weekday) throws IOException {
    var running = running(day, weekday);
    var calls = new LinkedHashMap<String, List<CSVRecord>>();
    for (var call : rows("stop_times.txt")) {
      if (running.contains(call.get("trip_id"))) {
        calls.computeIfAbsent(call.get("trip_id"), _ -> new ArrayList<>()).add(call);
      }
    }
    var connections = new ArrayList<Connection>();
    for (var trip : calls.values()) {
      trip.sort(Comparator.comparing(it -> Integer.valueOf(it.get("stop_sequence"))));
      for (int i = 1; i < trip.size(); i++) {
        connections.add(connection(trip.get(i - 1), trip.get(i)));
      }
    }
    connections.sort(Comparator.comparingInt(it -> it.departure));
    return connections;
  }

  private static Connection connection(CSVRecord here, CSVRecord there) {
    return new Connection(
        here.get("trip_id"),
        here.get("stop_id"),
        seconds(here.get("departure_time")),
        there.get("stop_id"),
        seconds(there.get("arrival_time")),
        !here.get("pickup_type").equals("1"),
        !there.get("drop_off_type").equals("1"));
  }

  /// The trips of a day: those of the week's day, and what exceptions add and take away.
  private Set<String> running(String day, String weekday) throws IOException {
    var services = new HashSet<String>();
    for (var it : rows("calendar.txt")) {
      if (it.get(weekday).equals("1")
          && it.get("start_date").compareTo(day) <= 0
          && it.get("end_date").compareTo(day) >= 0) {
        services.add(it.get("service_id"));
      }
    }
    for (var it : rows("calendar_dates.txt")) {
      if (it.get("date").equals(day)) {
        var _ =
            it.get("exception_type").equals("1")
                ? services.add(it.get("service_id"))
                : services.remove(it.get("service_id"));
      }
    }
    var trips = new HashSet<String>();
    for (var it : rows("trips.txt")) {
      if (services.contains(it.get("service_id"))) {
        trips.add(it.get("trip_id"));
      }
    }
    return trips;
  }

  /// Where one can go on from a stop: there, and where transfers lead.
  private Map<String, Set<String>> walks() throws IOException {
    var walks = new HashMap<String, Set<String>>();
    for (var it : rows("transfers.txt")) {
      var from = it.get("from_stop_id");
      walks.computeIfAbsent(from, _ -> new HashSet<>(Set.of(from))).add(it.get("to_stop_id"));
    }
    return walks;
  }

  private List<CSVRecord> rows(String member) throws IOException {
    try (var zip = new ZipFile(feed.toFile());
        var in = zip.getInputStream(zip.getEntry(member));
        var rows = CSV.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return rows.getRecords();
    }
  }

  /// `24:42:02` is after midnight.
  static int seconds(String time) {
    var parts = time.split(":", -1);
    return Integer.parseInt(parts[0]) * 3_600
        + Integer.parseInt(parts[1]) * 60
        + Integer.parseInt(parts[2]);
  }
}
