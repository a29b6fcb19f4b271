package city.madang.etl.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBDriver;

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
            "-cp",
            Engine.classPath(),
            main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  /// The table engine with its library beside its jar, where it looks for one that is not packed:
  /// it else unpacks 70 MB in each process, and leaves them behind in those that are killed.
  private static final class Engine {
    private static final Path JAR = jar();
    static final Path FOLDER = unpack();

    static String classPath() {
      return System.getProperty("java.class.path")
          .replace(JAR.toString(), FOLDER.resolve("duckdb.jar").toString());
    }

    private static Path jar() {
      var source = DuckDBDriver.class.getProtectionDomain().getCodeSource();
      return Path.of(URI.create(source.getLocation().toString()));
    }

    private static Path unpack() {
      try {
        var folder = Files.createTempDirectory("native");
        folder.toFile().deleteOnExit();
        var jar = Files.copy(JAR, folder.resolve("duckdb.jar"));
        jar.toFile().deleteOnExit();
        try (var packed = FileSystems.newFileSystem(jar)) {
          var library = packed.getPath("libduckdb_java.so_linux_" + architecture());
          var unpacked = folder.resolve(library.toString());
          Files.move(library, unpacked);
          unpacked.toFile().deleteOnExit();
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
