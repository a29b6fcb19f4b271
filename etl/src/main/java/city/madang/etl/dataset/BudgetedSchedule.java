package city.madang.etl.dataset;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A schedule that a privacy budget pays for.
///
/// A window's first and last run both count: what is spent at 05:00 may still count a year later, a
/// second before 05:00.
record BudgetedSchedule(Schedule schedule, NoisePolicy noise) {
  private static final List<String> RARER =
      List.of("%s * * 1", "%s 1 * *", "%s 1 1,4,7,10 *", "%s 1 1,5,9 *", "%s 1 1,7 *", "%s 1 1 *");
  private static final Pattern TIME_OF_DAY = Pattern.compile("(\\d+ +\\d+) .*");
  private static final MathContext ROUNDED_DOWN = new MathContext(2, RoundingMode.DOWN);

  /// @throws IllegalArgumentException telling how often it may run, if it runs more often
  BudgetedSchedule {
    int runs = schedule.mostWithin(noise.budget().window());
    if (!pays(noise, runs)) {
      throw new IllegalArgumentException(
          "the schedule runs %d times within %s, first and last counted, but a total of %s pays for %s releases of epsilon %s: %sstate an epsilon of %s or less"
              .formatted(
                  runs,
                  noise.budget().window(),
                  noise.budget().epsilon().toPlainString(),
                  noise.affordable().toPlainString(),
                  noise.epsilon().toPlainString(),
                  rarer(schedule, noise).map("write cron: \"%s\", or "::formatted).orElse(""),
                  noise
                      .budget()
                      .epsilon()
                      .divide(BigDecimal.valueOf(runs), ROUNDED_DOWN)
                      .toPlainString()));
    }
  }

  private static boolean pays(NoisePolicy noise, int runs) {
    return BigDecimal.valueOf(runs).compareTo(noise.affordable()) <= 0;
  }

  /// The most frequent of the usual schedules that it pays for, at the same time of day.
  private static Optional<String> rarer(Schedule schedule, NoisePolicy noise) {
    var time = TIME_OF_DAY.matcher(schedule.cron());
    var at = time.matches() ? time.group(1) : "0 5";
    return RARER.stream()
        .map(cron -> new Schedule(cron.formatted(at), schedule.zone()))
        .filter(rarer -> pays(noise, rarer.mostWithin(noise.budget().window())))
        .map(Schedule::cron)
        .findFirst();
  }
}
