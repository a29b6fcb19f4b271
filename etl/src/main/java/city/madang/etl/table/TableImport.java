package city.madang.etl.table;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.source.Beside;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.SequencedMap;

/// Makes a Parquet file of a CSV file that [TableExport] has written.
///
/// @param scratch where the engine spills; private
public record TableImport(Path scratch, EngineLimits limits) {

  /// Writes the rows in their order.
  ///
  /// @param types of all columns, in their order
  /// @throws TableException if a value is not of its type
  public void parquet(Path csv, SequencedMap<String, FieldType> types, Path target) {
    Beside.write(
        target,
        beside -> {
          var step = "read " + csv.getFileName();
          try (var session = Session.open(step, scratch, limits, csv, beside)) {
            session.execute(Sql.copyToParquet(select(csv, types), beside));
          }
        });
  }

  private static String select(Path csv, SequencedMap<String, FieldType> types) {
    var columns = new ArrayList<String>();
    types.forEach(
        (name, type) ->
            columns.add(Sql.text(name) + ": " + Sql.text(ReleasedType.engineType(type))));
    return ("SELECT * FROM read_csv(%s, columns = {%s}, auto_detect = false, header = true,"
            + " delim = ',', quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = false,"
            + " compression = 'none', hive_partitioning = false)")
        .formatted(Sql.pattern(csv), String.join(", ", columns));
  }
}
