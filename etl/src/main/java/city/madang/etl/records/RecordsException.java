package city.madang.etl.records;

/// A query that fits its table and was not answered.
public final class RecordsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  RecordsException(Reason reason, Throwable cause) {
    super(reason.toString(), cause);
    this.reason = reason;
  }

  RecordsException(Reason reason) {
    super(reason.toString());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /// Why.
  public enum Reason {
    /// Others are asked; later there will be room.
    BUSY,
    /// It took longer than a query may.
    TIMEOUT,
    /// It needs more memory than a query may have.
    MEMORY,
    /// It makes a number that is too large.
    OVERFLOW,
    /// The engine failed, or was closed.
    FAILED
  }
}
