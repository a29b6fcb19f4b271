package city.madang.etl.change;

import city.madang.etl.change.row.DiffException;
import city.madang.etl.change.row.RowPatch;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.graph.patch.RdfPatch;
import city.madang.etl.source.Beside;
import city.madang.etl.table.EngineLimits;
import city.madang.etl.table.TableExport;
import city.madang.etl.table.TableImport;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/// Makes files of a new release from those of the one before and a diff.
///
/// Rows are spliced as CSV, whose SHA-256 the diff names: a Parquet file is written as CSV first,
/// and what is made of it is written as CSV again and compared. So it has the same rows and types
/// in the same order; its bytes depend on who writes Parquet.
///
/// @param scratch private and empty
/// @param limits of the table engine
public record Patcher(Path scratch, EngineLimits limits) {
  private static final int BUFFER_BYTES = 1 << 16;

  /// Whether a name is that of an RDF patch.
  public static boolean isRdf(Path diff) {
    return name(diff).endsWith(".rdfp.gz") || name(diff).endsWith(".rdfp");
  }

  /// Applies a row diff. Both files are CSV, with gzip if the name says so, or Parquet.
  ///
  /// @return SHA-256 of the new table as plain CSV
  /// @throws DiffException if the diff is not for `old`, or damaged; nothing is left then
  public String patchRows(Path old, Path diff, Path target) {
    var patch = readPatch(diff);
    Beside.write(target, beside -> patch(old, patch, target, beside));
    return patch.heading().after();
  }

  /// Applies an RDF patch: files of N-Triples or Turtle become one of sorted distinct N-Triples.
  ///
  /// @return SHA-256 of the new lines
  /// @throws city.madang.etl.graph.patch.PatchException if the patch is not for `old`, or damaged
  public String patchTriples(List<Path> old, Path patch, Path target) {
    var hash = new String[1];
    Beside.write(
        target,
        beside -> {
          var plain = scratch.resolve(name(target).endsWith(".gz") ? "new.nt.gz" : "new.nt");
          hash[0] = new RdfPatch(scratch).apply(old, patch, plain);
          Files.copy(plain, beside);
        });
    return hash[0];
  }

  private static RowPatch readPatch(Path diff) {
    try {
      return new RowPatch(diff);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read the diff", failed);
    }
  }

  private void patch(Path old, RowPatch patch, Path target, Path beside) throws IOException {
    if (name(target).endsWith(".parquet")) {
      var csv = scratch.resolve("new.csv");
      apply(old, patch, csv, false);
      writeParquet(csv, patch.heading(), beside);
    } else {
      apply(old, patch, beside, name(target).endsWith(".gz"));
    }
  }

  private void apply(Path old, RowPatch patch, Path target, boolean packed) throws IOException {
    try (var in = open(old);
        var out = packed(target, packed)) {
      patch.apply(in, out);
    } catch (ZipException | EOFException torn) {
      throw new DiffException("the old file is damaged: fetch it again");
    }
  }

  private InputStream open(Path old) throws IOException {
    if (name(old).endsWith(".parquet")) {
      var csv = scratch.resolve("old.csv");
      writeCsv(old, csv);
      return new BufferedInputStream(Files.newInputStream(csv), BUFFER_BYTES);
    }
    var in = new BufferedInputStream(Files.newInputStream(old), BUFFER_BYTES);
    return name(old).endsWith(".gz") ? new GZIPInputStream(in, BUFFER_BYTES) : in;
  }

  private static OutputStream packed(Path file, boolean packed) throws IOException {
    var out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
    return packed ? new GZIPOutputStream(out, BUFFER_BYTES) : out;
  }

  private void writeParquet(Path csv, RowPatch.Heading heading, Path target) {
    new TableImport(scratch, limits).parquet(csv, types(heading), target);
    var again = scratch.resolve("again.csv");
    writeCsv(target, again);
    if (!ReleasedFile.of(again).sha256().equals(heading.after())) {
      throw new DiffException("the table cannot be written as Parquet: patch the CSV file");
    }
  }

  private void writeCsv(Path parquet, Path csv) {
    try (var export = TableExport.open(scratch, limits, parquet, csv)) {
      export.csv(csv);
    }
  }

  private static SequencedMap<String, FieldType> types(RowPatch.Heading heading) {
    var names = heading.names();
    var types = new LinkedHashMap<String, FieldType>();
    for (int column = 0; column < names.size(); column++) {
      types.put(names.get(column), type(heading.types().get(column)));
    }
    return types;
  }

  private static FieldType type(String word) {
    try {
      return FieldType.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new DiffException("the diff names a type that is not known here: patch the CSV file");
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
