package city.madang.etl.quality;

import city.madang.etl.source.Beside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `rejects.csv`: which lines of the source were not taken, and why.
///
/// Shape: RFC 4180 with a heading, UTF-8, LF; by line.
public final class RejectFile {
  private RejectFile() {}

  /// Writes `rejects` in the order given.
  public static void write(Path target, List<Reject> rejects) {
    Beside.write(target, file -> writeLines(file, rejects));
  }

  private static void writeLines(Path file, List<Reject> rejects) throws IOException {
    try (var out = Files.newBufferedWriter(file)) {
      out.write("line,field,reason\n");
      for (var reject : rejects) {
        out.write(reject.line() + "," + quote(reject.field()) + "," + quote(reject.reason()));
        out.write('\n');
      }
    }
  }

  private static String quote(String text) {
    var plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
