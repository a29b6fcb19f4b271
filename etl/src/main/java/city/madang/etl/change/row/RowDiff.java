package city.madang.etl.change.row;

import city.madang.etl.source.Beside;
import city.madang.etl.table.RowChanges;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/// Writes the row diff of two CSV files: `<table>.diff.csv.gz`.
///
/// Shape: CSV with the columns `_change`, `_before`, `_after` and those of the new file. The first
/// row, `file`, has the SHA-256 of the old and of the new CSV file; the second, `type`, the type of
/// each column. Then come the rows that are `removed`, by their place in the old file (from 1),
/// then those that are `added`, `changed` or `moved`, by their place in the new file and with their
/// new values. All other rows follow each other as they did.
public final class RowDiff {
  static final String HEADING = "_change,_before,_after,";
  static final String FILE = "file";
  static final String TYPE = "type";
  static final String REMOVED = "removed";

  /// How many columns stand before those of the table.
  static final int OWN_COLUMNS = 3;

  private static final int BUFFER_BYTES = 1 << 16;

  private final Side before;
  private final Side after;
  private final List<String> types;

  /// One of the two files.
  ///
  /// @param csv plain
  /// @param sha256 of its bytes
  public record Side(Path csv, String sha256) {}

  /// @param types of the columns of the new file, in the words of Table Schema
  public RowDiff(Side before, Side after, List<String> types) {
    this.before = before;
    this.after = after;
    this.types = List.copyOf(types);
  }

  /// Writes the diff, reading each file once.
  public void write(RowChanges changes, Path target) {
    Beside.write(
        target,
        beside -> {
          try (var out =
              new BufferedOutputStream(
                  new GZIPOutputStream(Files.newOutputStream(beside), BUFFER_BYTES),
                  BUFFER_BYTES)) {
            write(changes, out);
          }
        });
  }

  /// Tells whether the diff makes the new file of the old one.
  ///
  /// @param diff that was written
  public boolean isProven(Path diff) {
    try (var old = new BufferedInputStream(Files.newInputStream(before.csv()), BUFFER_BYTES)) {
      new RowPatch(diff).apply(old, OutputStream.nullOutputStream());
      return true;
    } catch (DiffException unequal) {
      return false;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void write(RowChanges changes, OutputStream out) throws IOException {
    try (var oldFile = Files.newInputStream(before.csv());
        var newFile = Files.newInputStream(after.csv())) {
      var oldRows = new CsvRecords(oldFile);
      var newRows = new CsvRecords(newFile);
      if (!oldRows.next() || !newRows.next()) {
        throw new DiffException("a file of the release has no heading: load the whole");
      }
      var heading = newRows.bytes();
      var columns = Columns.of(oldRows.bytes(), heading);
      writeHeading(heading, out);
      writeRemoved(changes, oldRows, columns, out);
      writeOthers(changes, newRows, out);
    }
  }

  private void writeHeading(byte[] heading, OutputStream out) throws IOException {
    out.write(ascii(HEADING));
    out.write(heading);
    out.write(ascii(FILE + "," + before.sha256() + "," + after.sha256() + ","));
    out.write(ascii(",".repeat(types.size() - 1) + "\n"));
    out.write(ascii(TYPE + ",,," + String.join(",", types) + "\n"));
  }

  private static void writeRemoved(
      RowChanges changes, CsvRecords rows, Columns columns, OutputStream out) throws IOException {
    long at = 0;
    for (var removed = changes.removed(); removed.hasNext(); ) {
      long place = removed.nextLong();
      at = advance(rows, at, place);
      out.write(ascii(REMOVED + "," + place + ",,"));
      out.write(columns.project(rows.bytes()));
    }
  }

  private static void writeOthers(RowChanges changes, CsvRecords rows, OutputStream out)
      throws IOException {
    long at = 0;
    for (var others = changes.written(); others.hasNext(); ) {
      var row = others.next();
      at = advance(rows, at, row.after());
      var kind = row.kind().name().toLowerCase(Locale.ROOT);
      var place = row.before() == 0 ? "" : String.valueOf(row.before());
      out.write(ascii(kind + "," + place + "," + row.after() + ","));
      rows.writeTo(out, 0);
    }
  }

  private static long advance(CsvRecords rows, long from, long to) throws IOException {
    for (long at = from; at < to; at++) {
      if (!rows.next()) {
        throw new DiffException("the CSV file has fewer rows than the Parquet file");
      }
    }
    return to;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
