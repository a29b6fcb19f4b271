package city.madang.etl.brief;

import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.DescriptorReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/// The datasets that are made of the brief, as they lie in their folders.
public final class BriefFacts {
  /// How many rows each of them has.
  public static final Map<String, Integer> ROWS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("platform-rollout", 7),
              Map.entry("platform-effects", 7),
              Map.entry("safety-agreements", 6),
              Map.entry("safety-services", 5),
              Map.entry("pilot-cities", 4),
              Map.entry("pilot-milestones", 13),
              Map.entry("policy-milestones", 15),
              Map.entry("pilot-budget", 15),
              Map.entry("theme-complexes", 4),
              Map.entry("theme-complex-support", 7),
              Map.entry("theme-complex-schedule", 6),
              Map.entry("challenge-schedule", 11),
              Map.entry("columbus-strategies", 11),
              Map.entry("regulatory-exemptions", 9),
              Map.entry("sandbox-acts", 4),
              Map.entry("startup-programmes", 14),
              Map.entry("talent-programmes", 5),
              Map.entry("overseas-projects", 24)));

  /// Where dataset folders lie.
  public static final Path DATASETS = Path.of(System.getProperty("madang.datasets", "../datasets"));

  private static final CSVFormat CSV =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private BriefFacts() {}

  /// The rows of one dataset.
  static List<Fact> of(String dataset) {
    var descriptor = DescriptorReader.read(DATASETS.resolve(dataset));
    var fields = descriptor.tables().getFirst().fields();
    return rows(descriptor).stream().map(row -> new Fact(dataset, fields, row)).toList();
  }

  /// The texts of each row that search finds, by their columns.
  public static List<Map<String, String>> texts(Descriptor descriptor) {
    var columns = descriptor.tables().getFirst().index().text();
    var rows = rows(descriptor);
    rows.forEach(row -> row.keySet().retainAll(columns));
    return rows;
  }

  private static List<Map<String, String>> rows(Descriptor descriptor) {
    var file = descriptor.folder().resolve(descriptor.source().uri());
    try (var reader = Files.newBufferedReader(file);
        var rows = CSV.parse(reader)) {
      return rows.stream().map(CSVRecord::toMap).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The rows of all datasets.
  static List<Fact> all() {
    return ROWS.keySet().stream().flatMap(dataset -> of(dataset).stream()).toList();
  }
}
