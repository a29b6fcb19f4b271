package city.madang.etl.dataset;

import java.io.Serial;

/// One error at one line; [DescriptorReader] collects them.
final class YamlException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final int line;

  YamlException(int line, String message) {
    super(message);
    this.line = line;
  }

  int line() {
    return line;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
