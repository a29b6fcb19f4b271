package city.madang.etl.change;

import city.madang.etl.export.Manifest;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.quality.RowAccount;
import city.madang.etl.table.EngineLimits;
import city.madang.etl.table.TableExport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A released folder as the steps leave it, without the files that a comparison does not read.
public final class TestRelease {
  static final EngineLimits LIMITS = new EngineLimits(128 << 20, 1);

  private final Path folder;
  private final String version;
  private final List<String> tables = new ArrayList<>();
  private String license = "CC0-1.0";

  private TestRelease(Path folder, String version) {
    this.folder = folder;
    this.version = version;
  }

  public static TestRelease of(Path root, String version) throws IOException {
    return new TestRelease(Files.createDirectories(root.resolve(version)), version);
  }

  TestRelease license(String identifier) {
    this.license = identifier;
    return this;
  }

  /// Adds a table, and one triple about it.
  ///
  /// @param key the column that tells rows apart; empty for none
  /// @param select its rows, in their order
  public TestRelease table(String name, String key, String select)
      throws SQLException, IOException {
    rows(name, key, select);
    var csv = folder.resolve(name + ".csv");
    try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + ".csv.gz")))) {
      Files.copy(csv, out);
    }
    return triples(
        name, List.of("<urn:" + name + "> <urn:count> \"" + csv.toFile().length() + "\" ."));
  }

  /// The same, only as CSV and Parquet: what a comparison of rows reads.
  TestRelease rows(String name, String key, String select) throws SQLException {
    var parquet = folder.resolve(name + ".parquet");
    execute("COPY (%s) TO '%s' (FORMAT parquet)".formatted(select, parquet));
    var fields = new ArrayList<String>();
    var csv = folder.resolve(name + ".csv");
    try (var export = TableExport.open(folder.resolveSibling("scratch"), LIMITS, parquet, csv)) {
      export.csv(csv);
      export
          .types()
          .forEach(
              (field, type) ->
                  fields.add(
                      "{\"name\": \"%s\", \"type\": \"%s\"}"
                          .formatted(field, type.name().toLowerCase(Locale.ROOT))));
    }
    tables.add(
        "{\"name\": \"%s\", \"schema\": {\"fields\": [%s], \"primaryKey\": [%s]}}"
            .formatted(name, String.join(", ", fields), key.isEmpty() ? "" : "\"" + key + "\""));
    return this;
  }

  public TestRelease triples(String table, List<String> lines) throws IOException {
    var text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(table + ".nt.gz")))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  /// Writes schema and manifest.
  public TestRelease write() throws IOException {
    Files.writeString(
        folder.resolve("schema.json"), "{\"tables\": [" + String.join(", ", tables) + "]}");
    try (var files = Files.list(folder)) {
      Manifests.write(
          folder,
          new Manifest(
              "things",
              version,
              Instant.EPOCH,
              license,
              "",
              new Manifest.SourceHash("0".repeat(64)),
              new RowAccount(0, 0, 0, 0),
              files.map(ReleasedFile::of).toList()));
    }
    return this;
  }

  public Path folder() {
    return folder;
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  public ReleaseComparison.Previous asPrevious() {
    var manifest = ReleasedFile.of(folder.resolve(Manifests.FILE));
    return new ReleaseComparison.Previous(version, folder, manifest.sha256());
  }

  static void execute(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String hash(Path file) {
    return ReleasedFile.of(file).sha256();
  }

  static String unpacked(Path gzip) {
    try (var in = new GZIPInputStream(Files.newInputStream(gzip))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
