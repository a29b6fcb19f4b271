package city.madang.etl.records.sql;

import city.madang.etl.dataset.IndexRule.Location;
import java.nio.file.Path;
import java.util.Optional;

/// Where the rows of a query are, as SQL.
///
/// @param rows a table with [Sql#ROW]
/// @param places the places of these rows, if the engine is to look there first
public record Source(String rows, Optional<Places> places) {
  /// A released file.
  public static Source of(Path parquet) {
    return new Source(Sql.rows(parquet), Optional.empty());
  }

  /// Where the engine has to look through all rows.
  public Source withoutPlaces() {
    return new Source(rows, Optional.empty());
  }

  /// The places of the rows, neighbours beside each other.
  ///
  /// @param table with the two fields and [Sql#ROW]
  public record Places(String table, Location location) {}
}
