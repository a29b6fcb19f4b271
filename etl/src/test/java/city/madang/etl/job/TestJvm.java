package city.madang.etl.job;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;

/// A class of the tests in a JVM of its own, which starts quickly and leaves what it leaves under
/// `target`.
///
/// A fifth of what a short run costs is to load its classes, so the first process that ends or
/// halts by itself leaves an archive of them for those after it. Such an archive wants every class
/// in a jar.
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
            "-XX:+AutoCreateSharedArchive",
            "-XX:SharedArchiveFile=" + Jars.ARCHIVE,
            "-Xlog:disable", // what it says of an archive would be read as the run's words
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
            "-cp",
            Jars.CLASS_PATH,
            main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  /// The class path of the tests. The table engine has its library beside its jar, where it looks
  /// for one that is not packed: it else unpacks 70 MB in each process, and leaves them behind in
  /// those that are killed.
  private static final class Jars {
    private static final Path FOLDER = folder();
    static final Path ARCHIVE = passing("classes.jsa");
    static final String CLASS_PATH = classPath();

    private static Path folder() {
      try {
        var folder = Files.createTempDirectory("jvm");
        folder.toFile().deleteOnExit();
        return folder;
      } catch (IOException noRoom) {
        throw new UncheckedIOException(noRoom);
      }
    }

    private static Path passing(String name) {
      var file = FOLDER.resolve(name);
      file.toFile().deleteOnExit();
      return file;
    }

    private static String classPath() {
      var engine = engine();
      return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Path::of)
          .filter(Files::exists)
          .map(entry -> entry.equals(engine) ? unpacked(engine) : packed(entry))
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path engine() {
      var source = DuckDBDriver.class.getProtectionDomain().getCodeSource();
      return Path.of(URI.create(source.getLocation().toString()));
    }

    private static Path unpacked(Path engine) {
      try {
        var jar = Files.copy(engine, passing("duckdb.jar"));
        try (var packed = FileSystems.newFileSystem(jar)) {
          var library = packed.getPath("libduckdb_java.so_linux_" + architecture());
          Files.move(library, passing(library.toString()));
        }
        return jar;
      } catch (IOException noRoom) {
        throw new UncheckedIOException(noRoom);
      }
    }

    private static String architecture() {
      return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    }

    private static Path packed(Path entry) {
      if (Files.isRegularFile(entry)) {
        return entry;
      }
      var jar = passing("classes-%d.jar".formatted(entry.hashCode()));
      try (var files = Files.walk(entry);
          var packed = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          var target = packed.getPath("/", entry.relativize(file).toString());
          Files.createDirectories(target.resolveSibling("."));
          Files.copy(file, target);
        }
        return jar;
      } catch (IOException noRoom) {
        throw new UncheckedIOException(noRoom);
      }
    }
  }
}
