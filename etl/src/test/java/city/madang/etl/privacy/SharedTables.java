package city.madang.etl.privacy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.histogram.Cell;
import city.madang.etl.privacy.histogram.Histogram;
import city.madang.etl.privacy.histogram.SensitiveField;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /// The same table with one of its columns as sensitive field instead.
  public static Sample adultWithSensitive(String field) {
    var rows = read("adult/adult.csv");
    var all = rows.getFirst();
    int at = all.indexOf(field);
    var names = without(all, at);
    var cells =
        rows.stream()
            .skip(1)
            .map(
                row ->
                    new Cell(without(row, at), 1, new long[0], List.of(Map.of(row.get(at), 1L))));
    var sensitive = List.of(new SensitiveField(field, FieldType.STRING));
    var raw =
        names.stream().map(name -> lines(name, "adult/adult_hierarchy_%s.csv".formatted(name)));
    return new Sample(Histogram.of(names, sensitive, Integer.MAX_VALUE, cells), raw.toList());
  }

  private static List<String> without(List<String> values, int at) {
    var others = new ArrayList<>(values);
    others.remove(at);
    return others;
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
