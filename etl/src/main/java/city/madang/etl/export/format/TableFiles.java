package city.madang.etl.export.format;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.IndexRule.Location;
import city.madang.etl.dataset.Table;
import city.madang.etl.export.LeftOut;
import city.madang.etl.table.EngineLimits;
import city.madang.etl.table.TableEngine;
import city.madang.etl.table.TableExport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Writes one released table in all formats, from one file and in its order.
public final class TableFiles {
  private final TableEngine engine;
  private final TableExport export;
  private final Table table;
  private final Path released;
  private final SequencedMap<String, FieldType> types;
  private final List<LeftOut> leftOut = new ArrayList<>();

  /// @param table as released
  /// @param released the verified file; the others are written beside it
  /// @param scratch private folder of the table engine
  public TableFiles(
      TableEngine engine, Path scratch, EngineLimits limits, Table table, Path released) {
    this.engine = engine;
    this.export = new TableExport(scratch, limits);
    this.table = table;
    this.released = released;
    this.types = export.types(released);
  }

  /// The columns of the released file.
  public SequencedMap<String, FieldType> types() {
    return types;
  }

  /// Writes `<table>.csv`, `.csv.gz`, `.ndjson.gz`, `.xlsx`, and `.geojson` and `.gpkg` where rows
  /// have a place.
  ///
  /// @param rows how many the file has
  /// @param changed when the table changed
  /// @return what could not be written, and why
  public List<LeftOut> write(long rows, Instant changed) {
    var location = table.index().findNumbers(types);
    AtOnce.run(() -> writeTexts(location), () -> writeBinaries(rows, location, changed));
    return List.copyOf(leftOut);
  }

  private void writeTexts(Optional<Location> location) {
    export.csv(released, file(".csv"));
    Gzip.compress(file(".csv"), file(".csv.gz"));
    writeJsonLines();
    location.ifPresent(place -> GeoJson.write(export, released, place, file(".geojson")));
  }

  /// What the engine of this step reads, which is one reader's at a time.
  private void writeBinaries(long rows, Optional<Location> location, Instant changed) {
    writeXlsx(rows);
    if (table.index().location().isPresent() && location.isEmpty()) {
      leaveOut(file(".geojson"), "the released place is no number of degrees");
      leaveOut(file(".gpkg"), "the released place is no number of degrees");
    }
    location.ifPresent(place -> writeGeoPackage(place, changed));
  }

  private void writeJsonLines() {
    var plain = released.resolveSibling("." + table.name() + ".ndjson");
    try {
      export.jsonLines(released, plain);
      Gzip.compress(plain, file(".ndjson.gz"));
    } finally {
      Temporary.delete(plain);
    }
  }

  private void writeXlsx(long rows) {
    var target = file(".xlsx");
    var fault = Xlsx.findFault(rows, types.size(), export.longestText(released));
    if (fault.isPresent()) {
      leaveOut(target, fault.get());
      return;
    }
    try (var read = engine.rows(released, 0)) {
      Xlsx.write(table.name(), types, read, target);
    }
  }

  private void writeGeoPackage(Location location, Instant changed) {
    var fault = GeoPackage.findFault(types.keySet());
    if (fault.isPresent()) {
      leaveOut(file(".gpkg"), fault.get());
      return;
    }
    try (var read = engine.rows(released, 0)) {
      GeoPackage.write(table.name(), types, location, changed, read, file(".gpkg"));
    }
  }

  private void leaveOut(Path target, String reason) {
    leftOut.add(new LeftOut(String.valueOf(target.getFileName()), reason));
  }

  private Path file(String ending) {
    return released.resolveSibling(table.name() + ending);
  }
}
