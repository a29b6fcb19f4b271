package city.madang.etl.records;

import java.sql.ResultSet;
import java.sql.SQLException;

/// What is done with each row.
@FunctionalInterface
interface Reading {
  /// Takes the row that the cursor is at.
  ///
  /// @param number of the row, from 0
  /// @return whether more are wanted
  boolean read(ResultSet row, long number) throws SQLException;
}
