package city.madang.etl.graph;

import java.nio.file.Path;

/// A mapping that cannot work: the message names the file, the line and what to change.
public final class MappingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MappingException(Path file, long line, String fault) {
    super("%s:%d: %s".formatted(file.getFileName(), Math.max(1, line), fault));
  }
}
