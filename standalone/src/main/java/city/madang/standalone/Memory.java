package city.madang.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Memory of a process, where the system tells it; 0 where `/proc` does not exist.
///
/// Units: MiB.
///
/// @param resident all of it: its own, and the pages of files that it maps
/// @param own what the system cannot take back
record Memory(long resident, long own) {
  private static final String RESIDENT = "VmRSS:";
  private static final String OWN = "RssAnon:";

  /// What the system says about a process.
  static Memory of(long pid) {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return parse(lines);
    } catch (IOException unknown) {
      return new Memory(0, 0);
    }
  }

  /// @param status lines of `/proc/<pid>/status`
  static Memory parse(Stream<String> status) {
    var lines = status.toList();
    return new Memory(mebibytes(lines, RESIDENT), mebibytes(lines, OWN));
  }

  /// What `madang status` prints.
  @Override
  public String toString() {
    return "%d MiB resident, %d of its own".formatted(resident, own);
  }

  private static long mebibytes(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
        .findFirst()
        .orElse(0);
  }
}
