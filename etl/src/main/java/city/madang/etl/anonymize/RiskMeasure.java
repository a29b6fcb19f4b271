package city.madang.etl.anonymize;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.risk.ClassSize;
import city.madang.etl.privacy.risk.ClassSizes;
import city.madang.etl.privacy.risk.Population;
import city.madang.etl.privacy.risk.Risk;
import city.madang.etl.privacy.verify.ReleasedClass;
import city.madang.etl.run.Run;
import city.madang.etl.table.TableEngine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Measures the risk of the rows as they came, and of those that were released.
final class RiskMeasure {
  private final Run run;
  private final TableEngine engine;
  private final Table table;
  private final PrivacyPolicy policy;
  private Optional<Population> population = Optional.empty();
  private ClassSizes fitting = new ClassSizes();

  RiskMeasure(Run run, TableEngine engine, Table table, PrivacyPolicy policy) {
    this.run = run;
    this.engine = engine;
    this.table = table;
    this.policy = policy;
  }

  /// Reads the population table, if the policy names one.
  ///
  /// @throws city.madang.etl.privacy.PrivacyRefusal if the file is wrong
  void readPopulation(List<Hierarchy> hierarchies) {
    population =
        policy
            .attacks()
            .population()
            .map(file -> run.descriptor().folder().resolve(file))
            .map(file -> PopulationTable.read(file, table, hierarchies));
  }

  /// How many raw classes of each size there are.
  ClassSizes rawSizes() {
    return engine.rawSizes(run.files().checked(table), table, policy.rowIsEntity());
  }

  /// The risk of the raw rows.
  Risk before(ClassSizes sizes) {
    if (population.isEmpty()) {
      return Risk.of(sizes, policy.k());
    }
    var fittingRaw = new ClassSizes();
    try (var raw = engine.rawClasses(run.files().checked(table), table, policy.rowIsEntity())) {
      raw.forEach(each -> addFitting(fittingRaw, each));
    }
    return risk(sizes, fittingRaw);
  }

  /// The released classes; while they pass, those of the population are counted.
  Stream<ReleasedClass> watch(Stream<ReleasedClass> released) {
    fitting = new ClassSizes();
    return released.map(
        each -> {
          addFitting(fitting, each);
          return each;
        });
  }

  /// The risk of the released rows, after all of them were watched.
  Risk after(ClassSizes sizes) {
    return risk(sizes, fitting);
  }

  private void addFitting(ClassSizes sizes, ReleasedClass each) {
    if (each.entities() >= 1 && each.rows() >= 1) {
      var size = new ClassSize(each.rows(), each.entities());
      population.ifPresent(known -> sizes.add(known.compatible(each.tuple(), size)));
    }
  }

  private Risk risk(ClassSizes sizes, ClassSizes fittingPeople) {
    return population
        .map(known -> Risk.of(sizes, fittingPeople, known.people(), policy.k()))
        .orElseGet(() -> Risk.of(sizes, policy.k()));
  }
}
