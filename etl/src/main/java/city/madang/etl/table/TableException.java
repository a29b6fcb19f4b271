package city.madang.etl.table;

/// A step of the table engine that failed.
///
/// The message says which step, table and column; it never carries a value. The engine's own
/// exceptions quote values: so they are no cause of this one, only their class is told.
public final class TableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public TableException(String message) {
    super(message);
  }
}
