package city.madang.etl.index;

import java.io.Serial;

/// What a cursor points into has been replaced twice or withdrawn: the reader must begin again.
public final class CursorExpiredException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  CursorExpiredException() {
    super("the releases that this cursor points into are not searched any more");
  }
}
