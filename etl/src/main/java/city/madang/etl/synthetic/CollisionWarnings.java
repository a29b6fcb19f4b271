package city.madang.etl.synthetic;

import city.madang.etl.dataset.SyntheticSource;
import city.madang.etl.synthetic.SignalSites.Site;
import city.madang.etl.synthetic.busan.BusRoute;
import city.madang.etl.synthetic.busan.BusanCity;
import city.madang.etl.synthetic.busan.Draws;
import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.random.RandomGenerator;

/// Warnings that buses gave their drivers near connected signals in the reference week, as CSV;
/// `size` buses.
///
/// Distributions: a bus serves one route, as likely as the route is long. It warns Poisson(20)
/// times in the week, at moments of [ReferenceWeek], each time at a signal of its route among the
/// first 200 of [SignalSites]; a signal is as likely as the square of the number of routes that
/// pass it. 45 % of warnings are for the vehicle ahead, 25 % for people on foot, 20 % for the lane
/// and 10 % for speed. Nothing tells who drove, but whoever knows the roster knows whose bus it
/// was.
final class CollisionWarnings implements Generator {
  private static final int SIGNALS = 200;
  private static final double WARNINGS = 20;
  private static final List<String> KINDS = List.of("forward", "pedestrian", "lane", "speed");
  private static final double[] SHARES = {45, 25, 20, 10};

  @Override
  public void write(SyntheticSource request, OutputStream out) throws IOException {
    var city = BusanCity.of(request.seed());
    var random = request.random("warnings");
    var signals = SignalSites.byRoute(SignalSites.list(city, SIGNALS));
    var lengths = city.routes().stream().mapToDouble(BusRoute::meters).toArray();
    var lines = new CsvLines(out, "bus_id", "route_id", "signal_id", "warned_at", "kind");
    for (int bus = 1; bus <= request.size(); bus++) {
      var route = city.routes().get(Draws.weighted(lengths, random)).id();
      writeBus(
          "BUS%04d".formatted(bus), route, signals.getOrDefault(route, List.of()), random, lines);
    }
  }

  private static void writeBus(
      String bus, String route, List<Site> signals, RandomGenerator random, CsvLines lines)
      throws IOException {
    var weights =
        signals.stream()
            .mapToDouble(it -> it.junction().routes().size() * it.junction().routes().size())
            .toArray();
    int warnings = signals.isEmpty() ? 0 : Draws.poisson(WARNINGS, random);
    for (int i = 0; i < warnings; i++) {
      lines.add(
          bus,
          route,
          signals.get(Draws.weighted(weights, random)).id(),
          ReferenceWeek.moment(random).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME),
          KINDS.get(Draws.weighted(SHARES, random)));
    }
  }
}
