package city.madang.etl.change.row;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// The part of a diff's row that stands before the values.
///
/// @param before place in the old file, or 0
/// @param after place in the new file, or 0
/// @param length of this part in bytes
record Line(int before, long after, int length) {
  private static final Pattern SHAPE =
      Pattern.compile("(removed|added|changed|moved),([0-9]{0,10}),([0-9]{0,18}),");

  /// @throws DiffException if it has another shape
  static Line parse(CsvRecords rows) {
    var prefix = rows.prefix(RowDiff.OWN_COLUMNS);
    var parts = SHAPE.matcher(new String(prefix, StandardCharsets.US_ASCII));
    if (!parts.matches()) {
      throw new DiffException("the diff is damaged: fetch it again");
    }
    long before = number(parts.group(2));
    if (before > Integer.MAX_VALUE) {
      throw new DiffException("the diff is for more rows than can be patched: load the whole");
    }
    return new Line((int) before, number(parts.group(3)), prefix.length);
  }

  private static long number(String digits) {
    return digits.isEmpty() ? 0 : Long.parseLong(digits);
  }
}
