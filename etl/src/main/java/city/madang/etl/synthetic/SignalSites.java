package city.madang.etl.synthetic;

import city.madang.etl.synthetic.busan.BusRoute;
import city.madang.etl.synthetic.busan.BusanCity;
import city.madang.etl.synthetic.busan.BusanCity.Junction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where the connected signals of a city stand.
///
/// One bus route after the other, by id, gets a signal at the junction of its own that most routes
/// pass and that has none yet, so that no route goes without; what is left goes to the busiest
/// junctions.
final class SignalSites {
  private SignalSites() {}

  /// A signal.
  ///
  /// @param id the code of its district and its number, such as `21090-S0012`
  record Site(String id, Junction junction) {}

  /// The first `count` signals; fewer come first in the same order.
  ///
  /// @throws IllegalArgumentException if there are fewer junctions
  static List<Site> list(BusanCity city, int count) {
    if (count > city.junctions().size()) {
      throw new IllegalArgumentException(
          "the city has %d junctions for signals".formatted(city.junctions().size()));
    }
    var sites = new ArrayList<Site>();
    for (var junction : choose(city, count)) {
      var district = junction.crossing().place().district();
      sites.add(new Site("%s-S%04d".formatted(district, sites.size() + 1), junction));
    }
    return sites;
  }

  /// The signals of each route, by its id.
  static Map<String, List<Site>> byRoute(List<Site> sites) {
    var byRoute = new HashMap<String, List<Site>>();
    for (var site : sites) {
      for (var route : site.junction.routes()) {
        byRoute.computeIfAbsent(route, _ -> new ArrayList<>()).add(site);
      }
    }
    return byRoute;
  }

  private static List<Junction> choose(BusanCity city, int count) {
    var chosen = new LinkedHashSet<Junction>();
    var routes = new ArrayList<>(city.routes());
    while (chosen.size() < count && !routes.isEmpty()) {
      routes.removeIf(route -> chosen.size() < count && !addNext(route, city, chosen));
    }
    city.junctions().stream().filter(it -> chosen.size() < count).forEach(chosen::add);
    return List.copyOf(chosen);
  }

  /// Tells whether the route had a junction left.
  private static boolean addNext(BusRoute route, BusanCity city, Set<Junction> chosen) {
    return city.junctions().stream()
        .filter(it -> it.routes().contains(route.id()) && !chosen.contains(it))
        .findFirst()
        .map(chosen::add)
        .orElse(false);
  }
}
