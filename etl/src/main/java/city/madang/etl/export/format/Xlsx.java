package city.madang.etl.export.format;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.source.Beside;
import city.madang.etl.table.Rows;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SequencedMap;

/// Writes a table as a workbook of one sheet, row after row; equal rows give equal bytes.
///
/// Written here because a library puts the time of day into the file. Source: ECMA-376, part 1
/// (SpreadsheetML); the limits are Excel's.
final class Xlsx {
  static final long MOST_ROWS = 1_048_575; // and the heading
  static final int MOST_COLUMNS = 16_384;
  static final int LONGEST_TEXT = 32_767;
  private static final int LONGEST_NAME = 31;

  private Xlsx() {}

  /// Why a table of this size cannot be a sheet; empty if it can.
  static Optional<String> findFault(long rows, int columns, long longestText) {
    if (rows > MOST_ROWS) {
      return Optional.of("%d rows are more than the %d of a sheet".formatted(rows, MOST_ROWS));
    }
    if (columns > MOST_COLUMNS) {
      return Optional.of("%d columns are more than a sheet has".formatted(columns));
    }
    return longestText > LONGEST_TEXT
        ? Optional.of("a text is longer than the %d characters of a cell".formatted(LONGEST_TEXT))
        : Optional.empty();
  }

  static void write(String name, SequencedMap<String, FieldType> types, Rows rows, Path target) {
    Beside.write(
        target,
        beside -> {
          try (var zip = new FixedZip(beside)) {
            zip.add("[Content_Types].xml", XlsxParts.CONTENT_TYPES);
            zip.add("_rels/.rels", XlsxParts.PACKAGE);
            zip.add("xl/workbook.xml", XlsxParts.workbook(sheetName(name)));
            zip.add("xl/_rels/workbook.xml.rels", XlsxParts.WORKBOOK);
            zip.add("xl/styles.xml", XlsxParts.STYLES);
            try (var out =
                new BufferedWriter(
                    new OutputStreamWriter(
                        zip.member("xl/worksheets/sheet1.xml"), StandardCharsets.UTF_8),
                    1 << 16)) {
              writeSheet(types, rows, out);
            }
          }
        });
  }

  private static String sheetName(String table) {
    return table.length() <= LONGEST_NAME ? table : table.substring(0, LONGEST_NAME);
  }

  private static void writeSheet(
      SequencedMap<String, FieldType> types, Rows rows, BufferedWriter out) throws IOException {
    var cells = new XlsxCells(out);
    cells.begin(types.sequencedKeySet());
    try {
      while (rows.hasNext()) {
        cells.row(rows.next().values().values());
      }
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
    cells.end();
  }
}
