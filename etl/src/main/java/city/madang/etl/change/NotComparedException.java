package city.madang.etl.change;

import java.io.Serial;

/// Something of two releases cannot be compared; the message says why.
final class NotComparedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  NotComparedException(String message) {
    super(message);
  }
}
