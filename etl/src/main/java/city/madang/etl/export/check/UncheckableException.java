package city.madang.etl.export.check;

import java.io.Serial;

/// A release cannot be checked, so nothing is said of it; the message says why and what helps.
public final class UncheckableException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public UncheckableException(String message) {
    super(message);
  }
}
