package city.madang.etl.synthetic.busan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Lays streets over the land: a turned grid of 350 m whose crossings are moved by up to 80 m.
///
/// Every third line is an arterial road. Where fewer than 2,000 people live on a square kilometer
/// there is nothing else. A tenth of the other blocks is missing. No street leaves the land, but
/// for one bridge to each island with 12 crossings or more.
final class StreetBuilder {
  private static final double STEP = 350;
  private static final double MOVED = 80;
  private static final int LINES = 120;
  private static final int ARTERIAL = 3;
  private static final double MISSING = 0.1;
  private static final int SMALLEST_ISLAND = 12;
  private static final double SPARSE = 2;
  // A rotation by some 17 degrees, exact in doubles of every machine.
  private static final double COSINE = 0.96;
  private static final double SINE = 0.28;

  private final Residents residents;
  private final RandomGenerator random;
  private final List<Crossing> crossings = new ArrayList<>();
  private final Map<Long, Crossing> grid = new HashMap<>();
  private final List<Street> streets = new ArrayList<>();

  StreetBuilder(Residents residents, RandomGenerator random) {
    this.residents = residents;
    this.random = random;
  }

  StreetNetwork build() {
    for (int row = -LINES; row <= LINES; row++) {
      for (int column = -LINES; column <= LINES; column++) {
        addCrossing(row, column);
      }
    }
    for (int row = -LINES; row <= LINES; row++) {
      for (int column = -LINES; column <= LINES; column++) {
        addStreet(at(row, column), at(row, column + 1), row, 2 * (row + LINES));
        addStreet(at(row, column), at(row + 1, column), column, 2 * (column + LINES) + 1);
      }
    }
    return new Islands(crossings, streets).joined(SMALLEST_ISLAND);
  }

  private void addCrossing(int row, int column) {
    double x = column * STEP + Draws.between(-MOVED, MOVED, random);
    double y = row * STEP + Draws.between(-MOVED, MOVED, random);
    double north = 35.15 + (x * SINE + y * COSINE) / Place.METERS_NORTH;
    double east = 129.04 + (x * COSINE - y * SINE) / Place.METERS_EAST;
    var place = Land.at(north, east);
    if (place.isPresent() && (arterial(row) || arterial(column) || dense(place.get()))) {
      var crossing = new Crossing(crossings.size(), place.get());
      crossings.add(crossing);
      grid.put(key(row, column), crossing);
    }
  }

  private void addStreet(Optional<Crossing> begin, Optional<Crossing> end, int position, int line) {
    boolean missing = random.nextDouble() < MISSING;
    if (begin.isEmpty() || end.isEmpty()) {
      return;
    }
    var from = begin.get();
    var to = end.get();
    boolean wide = arterial(position);
    boolean built = wide || (!missing && dense(from.place()) && dense(to.place()));
    if (built && onLand(from.place(), to.place())) {
      double meters = from.place().metersTo(to.place());
      streets.add(new Street(from.number(), to.number(), meters, line, wide));
      streets.add(new Street(to.number(), from.number(), meters, line, wide));
    }
  }

  private boolean onLand(Place from, Place to) {
    for (int quarter = 1; quarter <= 3; quarter++) {
      double share = quarter / 4.0;
      if (Land.at(
              from.latitude() + share * (to.latitude() - from.latitude()),
              from.longitude() + share * (to.longitude() - from.longitude()))
          .isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private boolean dense(Place place) {
    return residents.thousandsPerSquareKilometer(place.district()) >= SPARSE;
  }

  private static boolean arterial(int position) {
    return position % ARTERIAL == 0;
  }

  private Optional<Crossing> at(int row, int column) {
    return Optional.ofNullable(grid.get(key(row, column)));
  }

  private static long key(int row, int column) {
    return 1_000L * row + column;
  }

  /// Parts of a network that no street joins.
  private record Islands(List<Crossing> crossings, List<Street> streets) {
    StreetNetwork joined(int smallest) {
      var islands = islands();
      islands.sort(Comparator.comparingInt(island -> -island.size()));
      var kept = new ArrayList<>(islands.getFirst());
      var bridged = new ArrayList<>(streets);
      for (var island : islands.subList(1, islands.size())) {
        if (island.size() >= smallest) {
          bridge(kept, island, bridged);
          kept.addAll(island);
        }
      }
      return numberedAnew(kept, bridged);
    }

    private List<List<Crossing>> islands() {
      var network = new StreetNetwork(crossings, streets);
      var seen = new boolean[crossings.size()];
      var islands = new ArrayList<List<Crossing>>();
      for (var crossing : crossings) {
        if (!seen[crossing.number()]) {
          seen[crossing.number()] = true;
          islands.add(reached(crossing, network, seen));
        }
      }
      return islands;
    }

    private static List<Crossing> reached(Crossing begin, StreetNetwork network, boolean[] seen) {
      var reached = new ArrayList<>(List.of(begin));
      for (int i = 0; i < reached.size(); i++) {
        for (var street : network.from(reached.get(i).number())) {
          if (!seen[street.to()]) {
            seen[street.to()] = true;
            reached.add(network.crossings().get(street.to()));
          }
        }
      }
      return reached;
    }

    private static void bridge(List<Crossing> land, List<Crossing> island, List<Street> streets) {
      double shortest = Double.POSITIVE_INFINITY;
      int from = 0;
      int to = 0;
      for (var here : land) {
        for (var there : island) {
          double meters = here.place().metersTo(there.place());
          if (meters < shortest) {
            shortest = meters;
            from = here.number();
            to = there.number();
          }
        }
      }
      int line = 4 * LINES + 4 + streets.size();
      streets.add(new Street(from, to, shortest, line, true));
      streets.add(new Street(to, from, shortest, line, true));
    }

    private StreetNetwork numberedAnew(List<Crossing> kept, List<Street> bridged) {
      kept.sort(Comparator.comparingInt(Crossing::number));
      var numbers = new HashMap<Integer, Integer>();
      var renumbered = new ArrayList<Crossing>();
      for (var crossing : kept) {
        numbers.put(crossing.number(), renumbered.size());
        renumbered.add(new Crossing(renumbered.size(), crossing.place()));
      }
      var remaining = new ArrayList<Street>();
      for (var street : bridged) {
        var from = numbers.get(street.from());
        var to = numbers.get(street.to());
        if (from != null && to != null) {
          remaining.add(new Street(from, to, street.meters(), street.line(), street.arterial()));
        }
      }
      return new StreetNetwork(renumbered, remaining);
    }
  }
}
