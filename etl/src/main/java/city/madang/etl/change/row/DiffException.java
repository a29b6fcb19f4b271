package city.madang.etl.change.row;

import java.io.Serial;

/// A diff cannot be applied; the message says why and what helps.
public final class DiffException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public DiffException(String message) {
    super(message);
  }
}
