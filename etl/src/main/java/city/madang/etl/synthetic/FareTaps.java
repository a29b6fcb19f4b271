package city.madang.etl.synthetic;

import city.madang.etl.dataset.SyntheticSource;
import city.madang.etl.synthetic.busan.BusRoute;
import city.madang.etl.synthetic.busan.BusRoute.Call;
import city.madang.etl.synthetic.busan.BusStop;
import city.madang.etl.synthetic.busan.BusanCity;
import city.madang.etl.synthetic.busan.Draws;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Rides of buses in the reference week as fare cards record them, tapped on and tapped off, as
/// CSV; `size` cards.
///
/// Distributions: a card lives at a stop, in a district as likely as one resident lives there. Its
/// bus is one that stops there, and its other end a stop of that bus, each as likely; nobody
/// changes buses. Six of ten cards commute: on each working day with 85 %, there in an hour from 6
/// to 9 and back 9 to 11 hours later. Beside that each card makes Poisson(2) rides at moments of
/// [ReferenceWeek], half of them back. A ride takes a minute for 300 m. 72 % of the cards are of
/// adults, 13 % of students, 3 % of children, 12 % of people over 65.
final class FareTaps implements Generator {
  private static final List<String> KINDS = List.of("adult", "student", "child", "senior");
  private static final double[] SHARES = {72, 13, 3, 12};
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ISO_LOCAL_DATE_TIME;

  private record Habit(BusRoute route, Call home, Call away) {}

  /// What a card is, and where it is written.
  private record Card(String id, String kind, Habit habit, CsvLines lines) {
    void ride(LocalDateTime boarded, boolean back) throws IOException {
      var from = back ? habit.away : habit.home;
      var to = back ? habit.home : habit.away;
      long minutes = Math.round(Math.abs(to.meters() - from.meters()) / 300) + 1;
      lines.add(
          id,
          kind,
          habit.route.id(),
          from.stop().id(),
          boarded.format(CLOCK),
          to.stop().id(),
          boarded.plusMinutes(minutes).format(CLOCK),
          from.stop().place().district(),
          to.stop().place().district(),
          boarded.getHour());
    }
  }

  @Override
  public void write(SyntheticSource request, OutputStream out) throws IOException {
    var city = BusanCity.of(request.seed());
    var random = request.random("taps");
    var routes = routesOf(city);
    var homes = new HashMap<String, List<BusStop>>();
    city.stops()
        .forEach(
            it -> homes.computeIfAbsent(it.place().district(), _ -> new ArrayList<>()).add(it));
    var lines =
        new CsvLines(
            out,
            "card_id",
            "passenger_kind",
            "route_id",
            "board_stop_id",
            "boarded_at",
            "alight_stop_id",
            "alighted_at",
            "origin_district",
            "destination_district",
            "hour");
    for (int card = 1; card <= request.size(); card++) {
      var home = Draws.oneOf(homes.getOrDefault(city.drawDistrict(random), city.stops()), random);
      var habit = habit(home, routes.getOrDefault(home, List.of()), random);
      var kind = KINDS.get(Draws.weighted(SHARES, random));
      write(new Card("CARD%07d".formatted(card), kind, habit, lines), random);
    }
  }

  private static Map<BusStop, List<BusRoute>> routesOf(BusanCity city) {
    var routes = new HashMap<BusStop, List<BusRoute>>();
    for (var route : city.routes()) {
      for (var call : route.calls()) {
        routes.computeIfAbsent(call.stop(), _ -> new ArrayList<>()).add(route);
      }
    }
    return routes;
  }

  private static Habit habit(BusStop home, List<BusRoute> routes, RandomGenerator random) {
    var route = Draws.oneOf(routes, random);
    var here = route.calls().stream().filter(it -> it.stop().equals(home)).findFirst();
    var others = route.calls().stream().filter(it -> !it.stop().equals(home)).toList();
    return new Habit(route, here.orElseThrow(), Draws.oneOf(others, random));
  }

  private static void write(Card card, RandomGenerator random) throws IOException {
    boolean commutes = random.nextInt(10) < 6;
    for (int day = 0; day < 5 && commutes; day++) {
      if (random.nextInt(100) < 85) {
        int hour = 6 + random.nextInt(4);
        card.ride(ReferenceWeek.at(day, hour, random), false);
        card.ride(ReferenceWeek.at(day, hour + 9 + random.nextInt(3), random), true);
      }
    }
    int others = Draws.poisson(2, random);
    for (int i = 0; i < others; i++) {
      card.ride(ReferenceWeek.moment(random), random.nextBoolean());
    }
  }
}
