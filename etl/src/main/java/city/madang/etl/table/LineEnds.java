package city.madang.etl.table;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes all line ends of a text LF: the reader fails on files that mix LF and CRLF.
final class LineEnds {
  private LineEnds() {}

  /// Writes `source` to `target` without each CR before an LF, also inside quoted values.
  static Path even(Path source, Path target) throws IOException {
    try (var in = new BufferedInputStream(Files.newInputStream(source), 1 << 16);
        var out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
      boolean pending = false;
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (pending && b != '\n') {
          out.write('\r');
        }
        pending = b == '\r';
        if (!pending) {
          out.write(b);
        }
      }
    }
    return target;
  }
}
