package city.madang.etl.table;

/// Tells whether a released value says the truth about a raw one.
@FunctionalInterface
public interface LabelCovering {
  /// Tells it of one pair.
  ///
  /// @param field number of the quasi-identifier
  /// @param raw value of the row
  /// @param label that it would be released as
  boolean covers(int field, String raw, String label);
}
