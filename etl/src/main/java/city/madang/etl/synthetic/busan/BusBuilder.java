package city.madang.etl.synthetic.busan;

import city.madang.etl.synthetic.busan.BusRoute.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Lays 40 bus routes over the streets, and stops along them.
///
/// A route goes from a neighborhood to another, 4 to 18 km away as the crow flies: one begins in
/// each of the 16 districts, the others where residents draw them. Each takes its own cheapest way:
/// arterial roads cost 0.6 of others, and each street up to a half more or less for each route. The
/// first four are express routes, 1001 to 1004, whose stops are three times as far apart.
final class BusBuilder {
  private static final int ROUTES = 40;
  private static final int EXPRESS = 4;
  private static final double SHORTEST = 4_000;
  private static final double LONGEST = 18_000;
  private static final double BETWEEN_STOPS = 550;
  private static final double ASIDE = 0.08;

  private final Residents residents;
  private final StreetNetwork network;
  private final Names names;
  private final RandomGenerator random;
  private final Map<Integer, BusStop> stops = new TreeMap<>();
  private final Set<String> numbers = new HashSet<>();
  private final List<BusRoute> routes = new ArrayList<>();

  BusBuilder(Residents residents, StreetNetwork network, Names names, RandomGenerator random) {
    this.residents = residents;
    this.network = network;
    this.names = names;
    this.random = random;
    var districts = residents.districts();
    for (int i = 0; i < ROUTES; i++) {
      var district = i < districts.size() ? districts.get(i).code() : residents.draw(random);
      routes.add(route(district, i < EXPRESS));
    }
    routes.sort(Comparator.comparing(BusRoute::id));
  }

  List<BusRoute> routes() {
    return routes;
  }

  /// By id.
  List<BusStop> stops() {
    return stops.values().stream().sorted(Comparator.comparing(BusStop::id)).toList();
  }

  private BusRoute route(String district, boolean express) {
    var begin = crossingOf(in(district));
    var end = crossingOf(awayFrom(network.place(begin)));
    var prices = new HashMap<Integer, Double>();
    var path =
        network.path(
            begin,
            end,
            street ->
                street.meters()
                    * (street.arterial() ? 0.6 : 1)
                    * prices.computeIfAbsent(street.line(), _ -> Draws.between(0.5, 1.5, random)));
    var calls = calls(path, express ? 3 * BETWEEN_STOPS : BETWEEN_STOPS);
    var number = number(express);
    return new BusRoute("R" + number, number, ends(calls), path, calls);
  }

  private String number(boolean express) {
    if (express) {
      numbers.add(String.valueOf(1001 + numbers.size()));
      return String.valueOf(1000 + numbers.size());
    }
    var number = String.valueOf(5 + random.nextInt(195));
    return numbers.add(number) ? number : number(false);
  }

  private static Name ends(List<Call> calls) {
    var first = calls.getFirst().stop().name();
    var last = calls.getLast().stop().name();
    return new Name(first.ko() + "–" + last.ko(), first.en() + " – " + last.en());
  }

  private Place in(String district) {
    var there =
        names.neighborhoods().stream()
            .map(Neighborhood::center)
            .filter(center -> center.district().equals(district))
            .toList();
    return Draws.oneOf(there, random);
  }

  private Place awayFrom(Place begin) {
    while (true) {
      var end = in(residents.draw(random));
      double meters = begin.metersTo(end);
      if (meters >= SHORTEST && meters <= LONGEST) {
        return end;
      }
    }
  }

  private int crossingOf(Place center) {
    return network.crossings().stream()
        .min(Comparator.comparingDouble(it -> it.place().metersTo(center)))
        .orElseThrow()
        .number();
  }

  /// A stop at both ends; between them where one stands already, or where the last is far enough.
  private List<Call> calls(List<Integer> path, double apart) {
    var calls = new ArrayList<Call>();
    double meters = 0;
    double last = 0;
    for (int i = 0; i < path.size(); i++) {
      int here = path.get(i);
      if (i > 0) {
        meters += network.place(path.get(i - 1)).metersTo(network.place(here));
      }
      boolean end = i == 0 || i == path.size() - 1;
      boolean due = meters - last >= (stops.containsKey(here) ? 0.6 * apart : apart);
      if (end || due) {
        int next = path.get(i < path.size() - 1 ? i + 1 : i - 1);
        calls.add(new Call(stop(here, next), meters));
        last = meters;
      }
    }
    return calls;
  }

  private BusStop stop(int crossing, int next) {
    var known = stops.get(crossing);
    if (known != null) {
      return known;
    }
    var place = aside(network.place(crossing), network.place(next));
    var id = "BS%04d".formatted(stops.size() + 1);
    var stop = new BusStop(id, names.landmark(place, random), place, crossing);
    stops.put(crossing, stop);
    return stop;
  }

  /// A little down the street, if that is still the same district.
  private static Place aside(Place crossing, Place next) {
    double north = crossing.latitude() + ASIDE * (next.latitude() - crossing.latitude());
    double east = crossing.longitude() + ASIDE * (next.longitude() - crossing.longitude());
    return Land.at(north, east)
        .filter(place -> place.district().equals(crossing.district()))
        .orElse(crossing);
  }
}
