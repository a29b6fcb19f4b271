package city.madang.etl.privacy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.histogram.Cell;
import city.madang.etl.privacy.histogram.Histogram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Reads the real and synthetic tables that tests measure themselves against, if they are there.
public final class SharedTables {
  /// A histogram with its hierarchies, before and after somebody understood them.
  public record Sample(Histogram histogram, List<RawHierarchy> raw) {
    public List<Hierarchy> hierarchies() {
      return raw.stream().map(Hierarchy::of).toList();
    }
  }

  private SharedTables() {}

  /// 30,162 records, nine quasi-identifiers, row = entity.
  public static Sample adult() {
    return sample("adult/adult.csv", 9, "adult/adult_hierarchy_%s.csv");
  }

  /// 200,000 synthetic trips, six quasi-identifiers, row = entity.
  public static Sample trips() {
    return sample(
        "personal/synthetic-trips-200k.csv.gz",
        6,
        "personal/synthetic-trips-hierarchies/trips_hierarchy_%s.csv.gz");
  }

  private static Sample sample(String table, int fields, String hierarchy) {
    var rows = read(table);
    var names = rows.getFirst().subList(0, fields);
    var cells = rows.stream().skip(1).map(row -> new Cell(row.subList(0, fields), 1));
    var raw = names.stream().map(name -> lines(name, hierarchy.formatted(name))).toList();
    return new Sample(Histogram.of(names, cells), raw);
  }

  private static RawHierarchy lines(String field, String file) {
    return new RawHierarchy.Lines(field, read(file));
  }

  private static List<List<String>> read(String name) {
    var file = Path.of(System.getProperty("madang.shared.data", "none"), name);
    assumeTrue(Files.exists(file), "shared data are not here");
    try (var reader = open(file)) {
      return reader.lines().map(line -> List.of(line.split(";", -1))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedReader open(Path file) throws IOException {
    var bytes = Files.newInputStream(file);
    var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
  }
}
