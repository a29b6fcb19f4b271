package city.madang.etl.records;

import city.madang.etl.dataset.IndexRule.Location;
import city.madang.etl.records.sql.Source;
import city.madang.etl.records.sql.Sql;
import java.nio.file.Path;
import java.util.Optional;

/// A copy of a released table.
///
/// @param database a file that has the rows, and their places once more, neighbours beside each
///   other
/// @param location the fields of the places, if the table has them
record Copy(Path database, Optional<Location> location) {
  /// The name of the database, once it is attached.
  String name() {
    return String.valueOf(database.getFileName()).replace(".duckdb", "");
  }

  /// What a query reads instead of the released file.
  Source source() {
    var places = location.map(fields -> new Source.Places(name() + "." + Sql.PLACES, fields));
    return new Source(name() + "." + Sql.COPIED, places);
  }
}
