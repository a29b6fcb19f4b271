package city.madang.etl.privacy.noise;

import city.madang.etl.dataset.NoisePolicy;
import city.madang.etl.dataset.NoisePolicy.SumRule;
import city.madang.etl.privacy.noise.DiscreteLaplace.Ratio;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Adds the noise of one release to its cells.
///
/// The policy's ε is shared out in equal parts to the count and each sum; their parts add up to it.
public final class NoisyCells {
  private static final String COUNT = "count";

  private final NoiseKey key;
  private final DiscreteLaplace count;
  private final List<Sum> sums;
  private final long floor;

  private record Sum(SumRule rule, DiscreteLaplace noise) {}

  /// @param release key of this release alone, so that equal releases have equal noise
  public NoisyCells(NoisePolicy policy, NoiseKey release) {
    this.key = release;
    this.count = countNoise(policy);
    this.sums = policy.sums().stream().map(rule -> new Sum(rule, sumNoise(policy, rule))).toList();
    this.floor = floor(policy);
  }

  /// The noise of the count.
  public static DiscreteLaplace countNoise(NoisePolicy policy) {
    return new DiscreteLaplace(part(policy), policy.contribution());
  }

  /// The noise of a sum, in steps.
  public static DiscreteLaplace sumNoise(NoisePolicy policy, SumRule rule) {
    return new DiscreteLaplace(
        part(policy), Math.multiplyExact(policy.contribution(), rule.largestSteps()));
  }

  /// Noisy counts below are not released; `Long.MIN_VALUE` when all are.
  public static long floor(NoisePolicy policy) {
    var stated = policy.floor().orElse(Long.MIN_VALUE);
    return policy.publicKeys()
        ? stated
        : Math.max(stated, Threshold.of(part(policy), policy.contribution(), policy.delta()));
  }

  private static Ratio part(NoisePolicy policy) {
    return Ratio.of(policy.epsilon(), 1 + policy.sums().size());
  }

  /// The cell as it is released, or nothing if it stays below the floor.
  public Optional<Cell> release(Cell exact) {
    long noisy = add(exact.count(), count, labels(COUNT, exact.key()));
    if (noisy < floor) {
      return Optional.empty();
    }
    var noisySums = new ArrayList<Long>();
    for (int i = 0; i < sums.size(); i++) {
      var sum = sums.get(i);
      long steps =
          add(exact.sums().get(i), sum.noise(), labels("sum " + sum.rule().field(), exact.key()));
      noisySums.add(Math.multiplyExact(steps, sum.rule().step()));
    }
    return Optional.of(new Cell(exact.key(), noisy, noisySums));
  }

  private long add(long exact, DiscreteLaplace noise, List<String> labels) {
    return BigInteger.valueOf(exact).add(noise.draw(key.bits(labels))).longValueExact();
  }

  private static List<String> labels(String measure, List<String> cell) {
    var labels = new ArrayList<String>();
    labels.add(measure);
    labels.addAll(cell);
    return labels;
  }

  /// One combination of key values.
  ///
  /// @param key a label for each quasi-identifier
  /// @param sums one for each rule: in steps before, in units of the field after the noise
  public record Cell(List<String> key, long count, List<Long> sums) {
    public Cell {
      key = List.copyOf(key);
      sums = List.copyOf(sums);
    }
  }
}
