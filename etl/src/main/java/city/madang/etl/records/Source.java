package city.madang.etl.records;

import city.madang.etl.dataset.IndexRule.Location;
import java.nio.file.Path;
import java.util.Optional;

/// Where the rows of a query are, as SQL.
///
/// @param rows a table with [Sql#ROW]
/// @param places the places of these rows, if the engine is to look there first
record Source(String rows, Optional<Places> places) {
  /// A released file.
  static Source of(Path parquet) {
    return new Source(Sql.rows(parquet), Optional.empty());
  }

  Source withoutPlaces() {
    return new Source(rows, Optional.empty());
  }

  /// @param table with the two fields and [Sql#ROW]
  record Places(String table, Location location) {}
}
