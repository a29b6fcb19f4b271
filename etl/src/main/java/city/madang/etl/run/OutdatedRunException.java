package city.madang.etl.run;

import java.io.Serial;

/// What a run was made of is no longer so: the next one begins anew instead of going on with it.
public final class OutdatedRunException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public OutdatedRunException(String message) {
    super(message);
  }
}
