package city.madang.etl.job;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.Table;
import city.madang.etl.graph.RowMapping;
import city.madang.etl.graph.TripleFiles;
import city.madang.etl.graph.shape.ShapeCheck;
import city.madang.etl.graph.shape.ShapeFigures;
import city.madang.etl.run.Run;
import city.madang.etl.run.TableEngines;
import city.madang.etl.table.TableEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Step `map`: the released rows as triples, by the CONSTRUCT of each table, and how the release
/// came to be.
final class MapStep implements RunStep {
  private final Function<DatasetId, Optional<String>> first;

  /// Of a dataset that was never published.
  MapStep() {
    this(_ -> Optional.empty());
  }

  /// @param first the version of the first release of a dataset, if there was one
  MapStep(Function<DatasetId, Optional<String>> first) {
    this.first = first;
  }

  @Override
  public String name() {
    return "map";
  }

  @Override
  public long execute(Run run, TableEngines tables) {
    var engine = tables.released();
    var verified = VerifiedTables.require(run);
    verified.requireListed(run);
    var triples = 0L;
    var shapes = new ShapeFigures(0, 0);
    for (var table : run.descriptor().tables()) {
      var check = new ShapeCheck(label(run, table), table.personal());
      triples += map(run, engine, table, check);
      shapes = shapes.plus(check.figures());
    }
    var files =
        new ArrayList<>(run.descriptor().tables().stream().map(run.files()::triples).toList());
    run.descriptor().tables().stream().map(run.files()::turtle).forEach(files::add);
    RunManifest.add(run, files);
    triples += RunProvenance.write(run, engine, shapes, first.apply(run.descriptor().id()));
    RunManifest.add(run, List.of(run.files().provenance()));
    return triples;
  }

  private static String label(Run run, Table table) {
    return run.descriptor().id() + "/" + table.mapping();
  }

  private static long map(Run run, TableEngine engine, Table table, ShapeCheck check) {
    var file = run.descriptor().folder().resolve(table.mapping());
    var columns = run.descriptor().released(table);
    var mapping = RowMapping.read(file, run.descriptor(), columns, run.baseIri());
    try (var rows = engine.rows(run.files().released(table), 0)) {
      return TripleFiles.write(
          mapping, rows, check, run.files().triples(table), run.files().turtle(table));
    }
  }
}
