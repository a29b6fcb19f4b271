package city.madang.etl.release;

import java.io.Serial;

/// The register of releases about people is not what it should be; the message says what to do.
public final class RegisterException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  RegisterException(String message) {
    super(message);
  }

  RegisterException(String message, Throwable cause) {
    super(message, cause);
  }
}
