package city.madang.etl.run;

import java.io.Serial;

/// A run cannot go on; the message tells the steward what to do.
public final class RunException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public RunException(String message) {
    super(message);
  }

  public RunException(String message, Throwable cause) {
    super(message, cause);
  }
}
