package city.madang.etl.graph.patch;

import java.io.Serial;

/// Triples cannot be compared, or a patch not applied; the message says why and what helps.
public final class PatchException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public PatchException(String message) {
    super(message);
  }
}
