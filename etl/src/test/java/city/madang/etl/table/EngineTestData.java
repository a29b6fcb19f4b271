package city.madang.etl.table;

import city.madang.etl.dataset.DescriptorTestData;
import city.madang.etl.privacy.search.Recoding;
import city.madang.etl.quality.ColumnSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An engine in a temporary folder, and shorthand for its steps.
final class EngineTestData implements AutoCloseable {
  final Path folder;
  final TableEngine engine;

  EngineTestData(Path folder) {
    this(folder, 2);
  }

  EngineTestData(Path folder, int threads) {
    this.folder = folder;
    var limits = new EngineLimits(256L << 20, threads);
    this.engine = TableEngine.open(folder.resolve("spill"), limits, folder);
  }

  /// Stages `text` as the only file of `dataset`, into `staged`.
  StageResult stage(DescriptorTestData dataset, String text) {
    return engine.stage(write("input.csv", text), dataset.source(), dataset.table(), staged());
  }

  Path staged() {
    return folder.resolve("staged.parquet");
  }

  Path released() {
    return folder.resolve("released.parquet");
  }

  /// Releases what is staged; `suppressedRows` are those of recodings without an answer.
  void release(DescriptorTestData dataset, long suppressedRows, Recoding... recodings) {
    var fields = dataset.table().quasi().stream().map(field -> field.name()).toList();
    var plan = new Recodings(fields, Stream.of(recodings), suppressedRows);
    engine.release(staged(), dataset.table(), plan, Optional.empty(), released());
  }

  List<Row> rows(Path parquet) {
    try (var rows = engine.rows(parquet, 0)) {
      var all = new ArrayList<Row>();
      rows.forEachRemaining(all::add);
      return all;
    }
  }

  List<ColumnSummary> summarize(Path parquet) {
    try (var export =
        TableExport.open(folder.resolve("spill"), new EngineLimits(256L << 20, 2), parquet)) {
      return export.summarize();
    }
  }

  String csv(Path parquet) {
    var target = folder.resolve("out.csv");
    var limits = new EngineLimits(256L << 20, 2);
    try (var export = TableExport.open(folder.resolve("spill"), limits, parquet, target)) {
      export.csv(target);
    }
    try {
      return Files.readString(target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
