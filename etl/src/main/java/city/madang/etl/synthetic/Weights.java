package city.madang.etl.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/// Values that are drawn in proportion to their weights.
final class Weights<T> {
  private final List<T> values = new ArrayList<>();
  private final double[] upTo;

  /// @param weights of the values, above 0, in a fixed order
  Weights(SequencedMap<T, ? extends Number> weights) {
    upTo = new double[weights.size()];
    double sum = 0;
    for (Map.Entry<T, ? extends Number> each : weights.entrySet()) {
      sum += each.getValue().doubleValue();
      upTo[values.size()] = sum;
      values.add(each.getKey());
    }
  }

  T draw(RandomGenerator random) {
    double at = random.nextDouble() * upTo[upTo.length - 1];
    int i = 0;
    while (upTo[i] <= at) {
      i++;
    }
    return values.get(i);
  }
}
