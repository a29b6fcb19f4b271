package city.madang.etl.bench;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.PrivacyPolicy.Recoding;
import city.madang.etl.privacy.SharedTables;
import city.madang.etl.privacy.search.Anonymizer;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// Measures the anonymizer alone, in a JVM of its own for each case: `bench/anonymizer` starts it.
///
/// Shape: one line a case: name, loss, suppressed rows, seconds of CPU of the whole process while
/// it planned (compiler and collector included), peak heap.
final class AnonymizerBench {
  private record Case(Supplier<SharedTables.Sample> table, PrivacyPolicy policy) {}

  private static final Map<String, Case> CASES =
      Map.of(
          "adult-local-k5", local(SharedTables::adult, 5, 0.05),
          "adult-local-k10", local(SharedTables::adult, 10, 0.05),
          "adult-global-k5-0", global(5, 0),
          "adult-global-k5-2", global(5, 0.02),
          "adult-global-k5-5", global(5, 0.05),
          "adult-global-k2-1", global(2, 0.01),
          "trips-200k", local(SharedTables::trips, 5, 0.05),
          "trips-1m", local(() -> Trips.sample(1_000_000), 5, 0.05),
          "trips-5m", local(() -> Trips.sample(5_000_000), 5, 0.05));

  private AnonymizerBench() {}

  /// Measures one case.
  ///
  /// @param arguments its name
  public static void main(String[] arguments) {
    var measured = CASES.get(arguments[0]);
    var sample = measured.table().get();
    var hierarchies = sample.hierarchies();
    System.gc();
    ProcessFigures.resetPeak();
    var begun = ProcessFigures.cpuNanos();
    var plan = Anonymizer.plan(sample.histogram(), hierarchies, measured.policy());
    var seconds = (ProcessFigures.cpuNanos() - begun) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%-18s %,10d tuples  loss %.10f  %-8s suppressed %,9d  %6.2f s CPU  heap %4d MiB%n",
        arguments[0],
        sample.histogram().size(),
        plan.loss(),
        plan.method(),
        plan.suppressedRows(),
        seconds,
        ProcessFigures.peakHeapMebibytes());
  }

  private static Case local(Supplier<SharedTables.Sample> table, int k, double suppression) {
    return new Case(table, new PrivacyPolicy(k, suppression, Recoding.LOCAL, true));
  }

  private static Case global(int k, double suppression) {
    return new Case(SharedTables::adult, new PrivacyPolicy(k, suppression, Recoding.GLOBAL, true));
  }
}
