package city.madang.etl.records;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.records.query.Output;
import city.madang.etl.records.sql.Sql;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the rows of an answer: `String` (also of times, in ISO 8601), `Long`, `BigInteger` beyond
/// it, `Double`, `Boolean`, or null.
record RowReader(List<Output> outputs) {
  RowReader {
    outputs = List.copyOf(outputs);
  }

  /// @param from the column before the first one
  List<@Nullable Object> read(ResultSet row, int from) throws SQLException {
    var values = new ArrayList<@Nullable Object>(outputs.size());
    for (int i = 0; i < outputs.size(); i++) {
      values.add(value(row, from + i + 1, outputs.get(i)));
    }
    return Collections.unmodifiableList(values);
  }

  private static @Nullable Object value(ResultSet row, int column, Output output)
      throws SQLException {
    if (output.type() == FieldType.INTEGER && Sql.isSum(output)) {
      var text = row.getString(column);
      return text == null ? null : whole(new BigInteger(text));
    }
    Object value =
        switch (output.type()) {
          case STRING, DATE, TIME, DATETIME -> row.getString(column);
          case INTEGER, YEAR -> row.getLong(column);
          case NUMBER -> row.getDouble(column);
          case BOOLEAN -> row.getBoolean(column);
        };
    return row.wasNull() ? null : value;
  }

  private static Object whole(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Object) value.longValueExact() : value;
  }
}
