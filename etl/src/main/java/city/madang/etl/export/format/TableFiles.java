package city.madang.etl.export.format;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.Table;
import city.madang.etl.export.LeftOut;
import city.madang.etl.quality.ColumnSummary;
import city.madang.etl.table.TableEngine;
import city.madang.etl.table.TableExport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Writes one released table in all formats, from one file and in its order.
public final class TableFiles implements AutoCloseable {
  private final TableEngine engine;
  private final TableExport export;
  private final Table table;
  private final Path released;
  private final SequencedMap<String, FieldType> types;
  private final long rows;
  private final List<LeftOut> leftOut = new ArrayList<>();

  /// @param table as released
  /// @param released the verified file; the others are written beside it
  public TableFiles(TableEngine engine, Table table, Path released) {
    this.engine = engine;
    this.table = table;
    this.released = released;
    this.export = engine.export(released);
    this.types = export.types();
    this.rows = export.count();
  }

  /// The columns of the released file.
  public SequencedMap<String, FieldType> types() {
    return types;
  }

  /// How many rows it has.
  public long rows() {
    return rows;
  }

  /// What its columns hold.
  public List<ColumnSummary> summarize() {
    return export.summarize();
  }

  /// Writes `<table>.csv`, `.csv.gz`, `.ndjson.gz`, `.xlsx`, and `.geojson` and `.gpkg` where rows
  /// have a place.
  ///
  /// @param changed when the table changed
  /// @return what could not be written, and why
  public List<LeftOut> write(Instant changed) {
    var placing = findPlacing();
    var fault = Xlsx.findFault(rows, types.size(), export.longestText());
    AtOnce.run(
        () -> writeTexts(placing),
        () -> {
          writeXlsx(fault);
          placing.ifPresent(place -> writeGeoPackage(place, changed));
        });
    return List.copyOf(leftOut);
  }

  private Optional<Placing> findPlacing() {
    var column = table.index().findShapes(types);
    var placing =
        column.isPresent()
            ? column.flatMap(this::findShapes)
            : table.index().findNumbers(types).<Placing>map(Placing.Points::new);
    if (placing.isEmpty() && (column.isPresent() || table.index().location().isPresent())) {
      var reason =
          column.isPresent()
              ? "a released shape is no well-known text in degrees"
              : "the released place is no number of degrees";
      leaveOut(file(".geojson"), reason);
      leaveOut(file(".gpkg"), reason);
    }
    return placing;
  }

  private Optional<Placing> findShapes(String column) {
    try (var read = engine.rows(released, 0)) {
      return WellKnownText.findKind(column, read).map(kind -> new Placing.Shapes(column, kind));
    }
  }

  private void writeTexts(Optional<Placing> placing) {
    export.csv(file(".csv"));
    Gzip.compress(file(".csv"), file(".csv.gz"));
    writeJsonLines();
    placing.ifPresent(place -> GeoJson.write(export, place, features(), file(".geojson")));
  }

  private void writeJsonLines() {
    try {
      export.jsonLines(plainLines());
      Gzip.compress(plainLines(), file(".ndjson.gz"));
    } finally {
      Temporary.delete(plainLines());
    }
  }

  private void writeXlsx(Optional<String> fault) {
    if (fault.isPresent()) {
      leaveOut(file(".xlsx"), fault.get());
      return;
    }
    try (var read = engine.rows(released, 0)) {
      Xlsx.write(table.name(), types, read, file(".xlsx"));
    }
  }

  private void writeGeoPackage(Placing placing, Instant changed) {
    var columns = new LinkedHashMap<>(types);
    placing.column().ifPresent(columns::remove);
    var fault = GeoPackage.findFault(columns.keySet());
    if (fault.isPresent()) {
      leaveOut(file(".gpkg"), fault.get());
      return;
    }
    try (var read = engine.rows(released, 0)) {
      GeoPackage.write(table.name(), columns, placing, changed, read, file(".gpkg"));
    }
  }

  private void leaveOut(Path target, String reason) {
    leftOut.add(new LeftOut(String.valueOf(target.getFileName()), reason));
  }

  private Path plainLines() {
    return released.resolveSibling("." + table.name() + ".ndjson");
  }

  private Path features() {
    return released.resolveSibling("." + table.name() + ".features");
  }

  private Path file(String ending) {
    return released.resolveSibling(table.name() + ending);
  }

  @Override
  public void close() {
    export.close();
  }
}
