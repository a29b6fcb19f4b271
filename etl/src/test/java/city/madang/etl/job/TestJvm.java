package city.madang.etl.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A class of the tests in a JVM of its own, which starts quickly and leaves what it leaves under
/// `target`.
final class TestJvm {
  private TestJvm() {}

  static ProcessBuilder of(Class<?> main, String... arguments) {
    var command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(
        List.of(
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
            "-Djava.library.path=" + Native.FOLDER,
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  /// The table engine, unpacked once: it else leaves 70 MB of itself behind in each process that is
  /// killed.
  private static final class Native {
    static final Path FOLDER = unpack();

    private static Path unpack() {
      var packed = "/libduckdb_java.so_linux_" + architecture();
      try (var library = TestJvm.class.getResourceAsStream(packed)) {
        var folder = Files.createTempDirectory("native");
        if (library != null) {
          Files.copy(library, folder.resolve("libduckdb_java.so"));
        }
        return folder;
      } catch (IOException noRoom) {
        throw new UncheckedIOException(noRoom);
      }
    }

    private static String architecture() {
      return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    }
  }
}
