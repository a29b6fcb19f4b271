package city.madang.etl.privacy.verify;

import java.util.List;
import java.util.Map;

/// Measures one rule in class after class, and keeps the worst figure.
final class RuleRecount {
  private final Measure measure;
  private boolean measured;
  private double worst;
  private long violating;
  private long violatingRows;

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
    if (!measure.holds(rows)) {
      violating++;
      violatingRows += rows.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  RuleFigure figure() {
    return new RuleFigure(
        measure.rule().field(), measure.model(), measure.bound(), measure.required(), worst);
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
