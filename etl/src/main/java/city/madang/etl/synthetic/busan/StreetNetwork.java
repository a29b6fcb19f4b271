package city.madang.etl.synthetic.busan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;

/// Crossings and the streets between them: of a city, or a road map of somewhere else.
public final class StreetNetwork {
  private final List<Crossing> crossings;
  private final List<List<Street>> from = new ArrayList<>();

  /// @param crossings by number
  /// @param streets between them, one for each direction
  public StreetNetwork(List<Crossing> crossings, List<Street> streets) {
    this.crossings = List.copyOf(crossings);
    crossings.forEach(_ -> from.add(new ArrayList<>()));
    streets.forEach(street -> from.get(street.from()).add(street));
  }

  /// By number.
  public List<Crossing> crossings() {
    return crossings;
  }

  /// The blocks that begin at a crossing.
  public List<Street> from(int crossing) {
    return Collections.unmodifiableList(from.get(crossing));
  }

  /// Where a crossing is.
  public Place place(int crossing) {
    return crossings.get(crossing).place();
  }

  /// The way that costs least, as numbers of crossings, both ends with it. Empty if there is none;
  /// in a [BusanCity] there always is.
  ///
  /// @param cost of one block, above 0
  public List<Integer> path(int begin, int end, ToDoubleFunction<Street> cost) {
    var costs = new double[crossings.size()];
    var before = new int[crossings.size()];
    Arrays.fill(costs, Double.POSITIVE_INFINITY);
    costs[begin] = 0;
    var queue = new PriorityQueue<Reached>();
    queue.add(new Reached(0, begin));
    for (var at = queue.poll(); at != null && at.crossing != end; at = queue.poll()) {
      if (at.cost > costs[at.crossing]) {
        continue;
      }
      for (var street : from.get(at.crossing)) {
        double reached = at.cost + cost.applyAsDouble(street);
        if (reached < costs[street.to()]) {
          costs[street.to()] = reached;
          before[street.to()] = at.crossing;
          queue.add(new Reached(reached, street.to()));
        }
      }
    }
    return Double.isInfinite(costs[end]) ? List.of() : backwards(begin, end, before);
  }

  private static List<Integer> backwards(int begin, int end, int[] before) {
    var path = new ArrayList<Integer>();
    for (int at = end; at != begin; at = before[at]) {
      path.add(at);
    }
    path.add(begin);
    return path.reversed();
  }

  private record Reached(double cost, int crossing) implements Comparable<Reached> {
    @Override
    public int compareTo(Reached other) {
      int byCost = Double.compare(cost, other.cost);
      return byCost == 0 ? Integer.compare(crossing, other.crossing) : byCost;
    }
  }
}
