package city.madang.etl.privacy.noise;

import city.madang.etl.dataset.NoisePolicy;
import city.madang.etl.dataset.NoisePolicy.Budget;
import city.madang.etl.dataset.NoisePolicy.SumRule;
import java.math.BigDecimal;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/// Policies and keys for tests.
public final class NoiseTestData {
  public static final Budget BUDGET =
      new Budget(BigDecimal.TEN, new BigDecimal("0.0001"), Period.ofYears(1), "riders");

  private NoiseTestData() {}

  public static NoiseKey key(int seed) {
    var secret = new byte[NoiseKey.BYTES];
    Arrays.fill(secret, (byte) seed);
    return new NoiseKey(secret);
  }

  public static NoisePolicy policy(String delta, int contribution, SumRule... sums) {
    return new NoisePolicy(
        BigDecimal.ONE,
        new BigDecimal(delta),
        contribution,
        List.of(0),
        List.of(sums),
        BUDGET,
        OptionalLong.empty());
  }
}
