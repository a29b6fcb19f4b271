package city.madang.etl.graph;

import java.nio.file.Path;
import java.util.List;

/// Mappings that cannot work: each fault names the file, the line and what to change.
public final class MappingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  MappingException(Path file, long line, String fault) {
    this(List.of("%s:%d: %s".formatted(file.getFileName(), Math.max(1, line), fault)));
  }

  /// @param faults at least one
  public MappingException(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  /// At least one line.
  public List<String> faults() {
    return faults;
  }
}
