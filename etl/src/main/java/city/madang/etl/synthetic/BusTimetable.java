package city.madang.etl.synthetic;

import city.madang.etl.synthetic.busan.BusRoute;
import city.madang.etl.synthetic.busan.BusStop;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// When the buses of a city run: on weekdays (`WD`) and at the weekend (`WE`).
///
/// Distributions: departures lie between 05:00 and 24:00 as the hours weigh, on weekdays twice as
/// dense from 07 to 09 and from 17 to 19 as around noon. A bus drives 300 m a minute, an express
/// bus 400, a quarter slower in those hours, and stands 20 seconds at each stop.
final class BusTimetable {
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

  private BusTimetable() {}

  /// One run of a bus.
  ///
  /// @param direction 0 there, 1 back
  /// @param departure in seconds since midnight
  record Trip(
      BusRoute route, String service, int direction, String id, int departure, boolean rush) {
    /// Its stops, in order.
    List<Call> calls() {
      double metersASecond = (express(route) ? 400 : 300) / 60.0 * (rush ? 0.8 : 1);
      var calls = new ArrayList<Call>();
      int last = route.calls().size() - 1;
      for (int i = 0; i <= last; i++) {
        var call = route.calls().get(direction == 0 ? i : last - i);
        double meters = direction == 0 ? call.meters() : route.meters() - call.meters();
        int arrival = departure + (int) (meters / metersASecond) + 20 * i;
        int wait = i == 0 || i == last ? 0 : 20;
        calls.add(new Call(call.stop(), meters, arrival, arrival + wait));
      }
      return calls;
    }
  }

  /// A trip at a stop.
  ///
  /// @param meters from where the trip begins
  /// @param arrival in seconds since midnight, as `departure`
  record Call(BusStop stop, double meters, int arrival, int departure) {}

  /// One after the other gets a trip, until all are given away.
  static List<Trip> trips(List<BusRoute> routes, int size) {
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

  static boolean express(BusRoute route) {
    return route.number().length() == 4;
  }

  /// Such as `24:10:00`, which is after midnight.
  static String clock(int seconds) {
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
