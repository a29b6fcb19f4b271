package city.madang.etl.job;

import city.madang.etl.dataset.Table;
import city.madang.etl.graph.RowMapping;
import city.madang.etl.graph.shape.ShapeCheck;
import city.madang.etl.run.Run;
import city.madang.etl.run.TableEngines;
import city.madang.etl.table.Row;
import city.madang.etl.table.Rows;
import city.madang.etl.table.TableEngine;
import java.nio.file.Path;
import java.util.Optional;

/// Step `shapes` of a check: what the first rows say is validated as in a publication, and not
/// kept.
///
/// Rows about people are looked at only as they would be released, which is by [MapStep].
final class ShapeStep implements RunStep {
  private static final long ROWS = 5_000;

  @Override
  public String name() {
    return "shapes";
  }

  @Override
  public long execute(Run run, TableEngines tables) {
    return run.descriptor().tables().stream()
        .mapToLong(table -> map(run, tables.raw(), table))
        .sum();
  }

  private static long map(Run run, TableEngine engine, Table table) {
    var descriptor = run.descriptor();
    var file = descriptor.folder().resolve(table.mapping());
    var mapping = RowMapping.read(file, descriptor, descriptor.released(table), run.baseIri());
    var check = new ShapeCheck(descriptor.id() + "/" + table.mapping(), table.personal());
    return rows(run, table)
        .map(
            source -> {
              try (var rows = new FirstRows(engine.rows(source, 0))) {
                mapping.validate(rows, check);
                return rows.taken;
              }
            })
        .orElse(0L);
  }

  private static Optional<Path> rows(Run run, Table table) {
    return table.personal() ? Optional.empty() : Optional.of(run.files().checked(table));
  }

  private static final class FirstRows implements Rows {
    private final Rows rows;
    private long taken;

    FirstRows(Rows rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      return taken < ROWS && rows.hasNext();
    }

    @Override
    public Row next() {
      taken++;
      return rows.next();
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
