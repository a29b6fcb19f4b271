package city.madang.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Memory of processes, where the system tells it.
final class Memory {
  private static final String RESIDENT = "VmRSS:";

  private Memory() {}

  /// Resident set in MiB; 0 where `/proc` does not exist.
  static long residentMebibytes(long pid) {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith(RESIDENT))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
          .findFirst()
          .orElse(0);
    } catch (IOException unknown) {
      return 0;
    }
  }
}
