package city.madang.etl.change.row;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Applies a row diff, in one pass over the old file and two over the diff. It holds one bit for
/// each row of the old file.
public final class RowPatch {
  private final Path diff;
  private final Heading heading;
  private final BitSet dropped = new BitSet();

  /// What a diff says of itself.
  ///
  /// @param columns the heading of the new file, as a record
  /// @param types of its columns, in the words of Table Schema
  public record Heading(String before, String after, String columns, List<String> types) {
    /// The names of the columns.
    public List<String> names() {
      return Columns.fields(bytes()).stream().map(Heading::unquoted).toList();
    }

    private static String unquoted(String field) {
      return field.startsWith("\"")
          ? field.substring(1, field.length() - 1).replace("\"\"", "\"")
          : field;
    }

    private byte[] bytes() {
      return columns.getBytes(StandardCharsets.UTF_8);
    }
  }

  /// Reads the places of `diff`.
  ///
  /// @throws DiffException if it is none
  public RowPatch(Path diff) throws IOException {
    this.diff = diff;
    try (var in = open()) {
      var rows = new CsvRecords(in);
      this.heading = readHeading(rows);
      while (rows.next()) {
        var before = Line.parse(rows).before();
        if (before > 0) {
          dropped.set(before);
        }
      }
    } catch (ZipException | EOFException torn) {
      throw damaged();
    }
  }

  public Heading heading() {
    return heading;
  }

  /// Writes the new file.
  ///
  /// @throws DiffException if `old` is not the file that the diff is for, or what was written is
  ///   not the one it should make; `out` must not be used then
  public void apply(InputStream old, OutputStream out) throws IOException {
    var oldHash = sha256();
    var newHash = sha256();
    var in = new DigestInputStream(old, oldHash);
    var hashed = new BufferedOutputStream(new DigestOutputStream(out, newHash), 1 << 16);
    try (var edits = open()) {
      splice(new CsvRecords(in), new CsvRecords(edits), hashed);
    }
    hashed.flush();
    in.transferTo(OutputStream.nullOutputStream());
    require(
        oldHash, heading.before(), "the diff is for another file (%s…, not %s…): give that one");
    require(newHash, heading.after(), "the diff makes another file (%s…, not %s…): fetch it again");
  }

  private void splice(CsvRecords old, CsvRecords edits, OutputStream out) throws IOException {
    var rows = new OldRows(old, dropped, heading.bytes());
    out.write(heading.bytes());
    readHeading(edits);
    long written = 0;
    while (edits.next()) {
      var line = Line.parse(edits);
      if (line.after() > 0) {
        for (; written < line.after() - 1; written++) {
          if (!rows.passOne(out)) {
            return; // too few rows: the hashes tell
          }
        }
        edits.writeTo(out, line.length());
        written++;
      }
    }
    while (rows.passOne(out)) {
      written++;
    }
  }

  private static Heading readHeading(CsvRecords rows) throws IOException {
    var columns = next(rows, RowDiff.HEADING);
    var file = Columns.fields(next(rows, RowDiff.FILE + ","));
    var types = Columns.fields(next(rows, RowDiff.TYPE + ",,,"));
    return new Heading(
        file.get(1),
        file.get(2),
        new String(columns, StandardCharsets.UTF_8).substring(RowDiff.HEADING.length()),
        types.subList(RowDiff.OWN_COLUMNS, types.size()));
  }

  private static byte[] next(CsvRecords rows, String beginning) throws IOException {
    if (rows.next()) {
      var record = rows.bytes();
      var text = new String(record, StandardCharsets.UTF_8);
      if (text.startsWith(beginning) && Columns.fields(record).size() > RowDiff.OWN_COLUMNS) {
        return record;
      }
    }
    throw new DiffException("this is no row diff: give a file named <table>.diff.csv.gz");
  }

  private InputStream open() throws IOException {
    try {
      return new GZIPInputStream(Files.newInputStream(diff), 1 << 16);
    } catch (ZipException | EOFException other) {
      throw new DiffException("this is no row diff: give a file named <table>.diff.csv.gz");
    }
  }

  private static void require(MessageDigest found, String expected, String message) {
    var hash = HexFormat.of().formatHex(found.digest());
    if (!hash.equals(expected)) {
      throw new DiffException(message.formatted(head(expected), head(hash)));
    }
  }

  private static String head(String hash) {
    return hash.substring(0, Math.min(8, hash.length())).replaceAll("[^0-9a-f]", "?");
  }

  private static DiffException damaged() {
    return new DiffException("the diff is damaged: fetch it again");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
