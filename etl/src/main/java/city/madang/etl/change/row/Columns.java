package city.madang.etl.change.row;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/// Brings the rows of an old file to the columns of a new one: those that are gone are left out,
/// those that are new are empty. Values keep their text.
final class Columns {
  private static final int NEW = -1;

  private final boolean same;
  private final int[] places;

  private Columns(boolean same, int[] places) {
    this.same = same;
    this.places = places;
  }

  /// @param oldHeading of the old file, as a record
  /// @param newHeading of the new one
  static Columns of(byte[] oldHeading, byte[] newHeading) {
    var places = new HashMap<String, Integer>();
    var names = fields(oldHeading);
    for (int place = 0; place < names.size(); place++) {
      places.putIfAbsent(names.get(place), place);
    }
    return new Columns(
        Arrays.equals(oldHeading, newHeading),
        fields(newHeading).stream().mapToInt(name -> places.getOrDefault(name, NEW)).toArray());
  }

  /// Tells whether rows stay as they are.
  boolean same() {
    return same;
  }

  /// The record with the new columns.
  byte[] project(byte[] row) {
    if (same) {
      return row;
    }
    var ends = ends(row);
    var projected = new ByteArrayOutputStream(row.length);
    for (int column = 0; column < places.length; column++) {
      if (column > 0) {
        projected.write(',');
      }
      int place = places[column];
      if (place != NEW && place < ends.size()) {
        int from = place == 0 ? 0 : ends.get(place - 1) + 1;
        projected.write(row, from, ends.get(place) - from);
      }
    }
    projected.write('\n');
    return projected.toByteArray();
  }

  /// The fields of a heading, as they are quoted: equal names are quoted equally.
  static List<String> fields(byte[] record) {
    var fields = new ArrayList<String>();
    int from = 0;
    for (int end : ends(record)) {
      fields.add(new String(record, from, end - from, StandardCharsets.UTF_8));
      from = end + 1;
    }
    return fields;
  }

  /// Where each field ends: at its comma, or at the end of the line.
  private static List<Integer> ends(byte[] record) {
    var ends = new ArrayList<Integer>();
    boolean quoted = false;
    int length = record.length;
    if (length > 0 && record[length - 1] == '\n') {
      length--;
    }
    for (int at = 0; at < length; at++) {
      if (record[at] == '"') {
        quoted = !quoted;
      } else if (record[at] == ',' && !quoted) {
        ends.add(at);
      }
    }
    ends.add(length);
    return ends;
  }
}
