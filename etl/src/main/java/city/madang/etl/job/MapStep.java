package city.madang.etl.job;

import city.madang.etl.dataset.Table;
import city.madang.etl.graph.RowMapping;
import city.madang.etl.table.EngineLimits;
import city.madang.etl.table.TableEngine;

/// Step `map`: the released rows as triples, by the CONSTRUCT of each table.
final class MapStep implements RunStep {
  private final EngineLimits limits;

  MapStep(EngineLimits limits) {
    this.limits = limits;
  }

  @Override
  public String name() {
    return "map";
  }

  @Override
  public long execute(Run run) {
    try (var engine = TableEngine.open(run.files().scratch(), limits)) {
      var triples = 0L;
      for (var table : run.descriptor().tables()) {
        triples += map(run, engine, table);
      }
      RunManifest.add(run, run.descriptor().tables().stream().map(run.files()::triples).toList());
      return triples;
    }
  }

  private static long map(Run run, TableEngine engine, Table table) {
    var file = run.descriptor().folder().resolve(table.mapping());
    var columns = run.descriptor().released(table);
    var mapping = RowMapping.read(file, run.descriptor(), columns, run.baseIri());
    try (var rows = engine.rows(run.files().released(table), 0)) {
      return mapping.write(rows, run.files().triples(table));
    }
  }
}
