package city.madang.etl.job;

import city.madang.etl.run.Run;
import city.madang.etl.run.TableEngines;
import city.madang.etl.table.EngineLimits;
import java.util.List;

/// Runs steps as a job does, with table engines that end with them.
final class Steps {
  private Steps() {}

  static void execute(Run run, EngineLimits limits, List<RunStep> steps) {
    try (var tables = TableEngines.of(run, limits)) {
      steps.forEach(step -> step.execute(run, tables));
    }
  }

  static long execute(Run run, EngineLimits limits, RunStep step) {
    try (var tables = TableEngines.of(run, limits)) {
      return step.execute(run, tables);
    }
  }
}
