package city.madang.etl.privacy.verify;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Measures one rule in class after class, and keeps the worst figure.
final class RuleRecount {
  private final Measure measure;
  private boolean measured;
  private double worst;
  private long violating;
  private long violatingRows;
  private double surest;
  private long guessed;
  private long counted;

  RuleRecount(Measure measure) {
    this.measure = measure;
  }

  void add(Map<String, Long> rows) {
    double figure = measure.of(rows);
    boolean worse =
        switch (measure.bound()) {
          case AT_LEAST -> figure < worst;
          case BELOW, AT_MOST -> figure > worst;
        };
    worst = !measured || worse ? figure : worst;
    measured = true;
    long all = rows.values().stream().mapToLong(Long::longValue).sum();
    if (!measure.holds(rows)) {
      violating++;
      violatingRows += all;
    }
    guess(Collections.max(rows.values()), all);
  }

  private void guess(long most, long all) {
    surest = Math.max(surest, (double) most / all);
    guessed += most;
    counted += all;
  }

  RuleFigure figure() {
    double mean = counted == 0 ? 0 : (double) guessed / counted;
    return new RuleFigure(
        measure.rule().field(),
        measure.model(),
        measure.bound(),
        measure.required(),
        worst,
        new Guess(surest, mean, measure.usual()));
  }

  List<String> reasons() {
    return violating == 0
        ? List.of()
        : List.of(
            "field %s: %d classes with %d rows break the rule %s %s: %s"
                .formatted(
                    measure.rule().field(),
                    violating,
                    violatingRows,
                    measure.model(),
                    measure.required(),
                    "generalize or suppress more, or drop the field"));
  }
}
