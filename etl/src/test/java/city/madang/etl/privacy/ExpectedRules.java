package city.madang.etl.privacy;

import city.madang.etl.dataset.SensitiveRule;
import city.madang.etl.dataset.SensitiveRule.Closeness;
import city.madang.etl.dataset.SensitiveRule.Distinct;
import city.madang.etl.dataset.SensitiveRule.Entropy;
import city.madang.etl.dataset.SensitiveRule.Recursive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/// Judges classes by the definitions, step by step: earth is moved load after load.
///
/// @param values of the field in their order, each with its rows in the table
/// @param paths for each value its way up to `*`, itself first
record ExpectedRules(Map<String, Long> values, Map<String, List<String>> paths) {
  /// Tells whether a class keeps a rule; what is nearer than 1e-9 to the limit is kept.
  boolean holds(SensitiveRule rule, Map<String, Long> rows) {
    var descending = rows.values().stream().sorted(Comparator.reverseOrder()).toList();
    return switch (rule) {
      case Distinct distinct -> rows.size() >= distinct.l();
      case Entropy entropy -> entropy(descending) >= entropy.l() - 1e-9;
      case Recursive recursive -> {
        long rest = descending.stream().skip(recursive.l() - 1L).mapToLong(n -> n).sum();
        yield descending.getFirst() < recursive.c() * rest - 1e-9;
      }
      case Closeness close ->
          switch (close.distance()) {
                case EQUAL -> moved(rows, (_, _) -> 1);
                case ORDERED -> shifted(rows);
                case HIERARCHICAL -> moved(rows, this::meeting);
              }
              <= close.t() + 1e-9;
    };
  }

  private static double entropy(List<Long> counts) {
    double all = counts.stream().mapToLong(n -> n).sum();
    double product = 1;
    for (long n : counts) {
      product *= Math.pow(n / all, -n / all);
    }
    return product;
  }

  /// Moves from value to value, the nearest pairs first; optimal where nearness nests.
  private double moved(Map<String, Long> rows, ToDoubleBiFunction<String, String> distance) {
    record Pair(String from, String to, double distance) {}
    var pairs = new ArrayList<Pair>();
    for (var from : values.keySet()) {
      for (var to : values.keySet()) {
        pairs.add(new Pair(from, to, from.equals(to) ? 0 : distance.applyAsDouble(from, to)));
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::distance));
    var source = shares(rows);
    var target = shares(values);
    var order = List.copyOf(values.keySet());
    double cost = 0;
    for (var pair : pairs) {
      int from = order.indexOf(pair.from());
      int to = order.indexOf(pair.to());
      double load = Math.min(source[from], target[to]);
      source[from] -= load;
      target[to] -= load;
      cost += load * pair.distance();
    }
    return cost;
  }

  /// Moves the first of what is there to the first of what is wanted, which is optimal in a row.
  private double shifted(Map<String, Long> rows) {
    var source = shares(rows);
    var target = shares(values);
    double cost = 0;
    int from = 0;
    int to = 0;
    while (from < source.length && to < target.length) {
      double load = Math.min(source[from], target[to]);
      cost += load * Math.abs(from - to);
      source[from] -= load;
      target[to] -= load;
      if (source[from] < 1e-15) {
        from++;
      } else {
        to++;
      }
    }
    return source.length < 2 ? 0 : cost / (source.length - 1);
  }

  private double[] shares(Map<String, Long> rows) {
    double all = rows.values().stream().mapToLong(n -> n).sum();
    return values.keySet().stream()
        .mapToDouble(value -> rows.getOrDefault(value, 0L) / all)
        .toArray();
  }

  /// Level on which two values meet, by the height.
  private double meeting(String left, String right) {
    var a = paths.getOrDefault(left, Collections.emptyList());
    var b = paths.getOrDefault(right, Collections.emptyList());
    int level =
        IntStream.range(0, a.size())
            .filter(i -> a.get(i).equals(b.get(i)))
            .findFirst()
            .orElseThrow();
    return (double) level / (a.size() - 1);
  }
}
