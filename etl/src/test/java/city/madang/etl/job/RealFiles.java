package city.madang.etl.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.madang.etl.run.Run;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Real files, which may not ship, through the descriptors of the synthetic datasets.
///
/// @param root folder for copies
record RealFiles(Path root) {
  static final Charset CP949 = Charset.forName("MS949");

  private static final Path SHARED = Path.of(System.getProperty("madang.shared.data", "none"));
  private static final Pattern SOURCE = Pattern.compile("source: \\{uri: (\"[^\"]*\"|[^\",}]+)");

  /// The file with this name; the test is skipped where there is none.
  static Path get(String name) {
    var file = SHARED.resolve(name);
    assumeTrue(Files.exists(file), "shared data are not here");
    return file;
  }

  static List<String> lines(String name, Charset encoding) throws IOException {
    try (var in = Files.newInputStream(get(name))) {
      var bytes = (name.endsWith(".gz") ? new GZIPInputStream(in) : in).readAllBytes();
      return new String(bytes, encoding).lines().toList();
    }
  }

  /// Writes a copy that differs from the real file.
  Path write(String name, Stream<String> lines, Charset encoding) throws IOException {
    var file = root.resolve(name);
    return Files.writeString(file, lines.collect(joining("\n", "", "\n")), encoding);
  }

  /// Runs dataset `id` up to its triples, which the run validates, over another source.
  ///
  /// @param texts of the descriptor, and what stands there instead
  Run run(String id, Path source, Map<String, String> texts) throws IOException {
    var changes = new HashMap<>(texts);
    var yaml = Files.readString(BundledRun.bundled(id).resolve("dataset.yaml"), UTF_8);
    var uri = SOURCE.matcher(yaml);
    if (!uri.find()) {
      throw new IllegalArgumentException(id + " has no source");
    }
    changes.put(uri.group(), "source: {uri: \"" + source.toUri() + '"');
    return BundledRun.changed(id, changes, root);
  }

  static long rows(Run run, String table) throws IOException {
    return BundledRun.text(run, table + ".csv").lines().count() - 1;
  }
}
