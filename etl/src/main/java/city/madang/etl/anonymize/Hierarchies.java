package city.madang.etl.anonymize;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.HierarchyRule;
import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.RawHierarchy;
import city.madang.etl.privacy.histogram.Histogram;
import city.madang.etl.run.RunException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Reads the hierarchies of a dataset folder, as the steward wrote them.
final class Hierarchies {
  private Hierarchies() {}

  /// One for each quasi-identifier, in their order.
  static List<RawHierarchy> read(Descriptor descriptor, Table table, Histogram histogram) {
    var hierarchies = new ArrayList<RawHierarchy>();
    for (var field : table.quasi()) {
      var values = histogram.values(histogram.fields().indexOf(field.name()));
      hierarchies.add(read(descriptor.folder(), field, new HashSet<>(values)));
    }
    return hierarchies;
  }

  /// Those of sensitive fields, for the ones that have one.
  static List<RawHierarchy> readSensitive(Descriptor descriptor, Table table, Histogram histogram) {
    var hierarchies = new ArrayList<RawHierarchy>();
    for (int i = 0; i < table.sensitive().size(); i++) {
      var field = table.sensitive().get(i);
      if (field.hierarchy().isPresent()) {
        var values = new HashSet<>(histogram.sensitiveValues(i));
        hierarchies.add(read(descriptor.folder(), field, values));
      }
    }
    return hierarchies;
  }

  /// Of one field, whose distinct values are `values`.
  static RawHierarchy read(Path folder, Field field, Set<String> values) {
    return switch (field.hierarchy().orElseThrow()) {
      case HierarchyRule.TableFile(var file, var delimiter) ->
          new RawHierarchy.Lines(field.name(), lines(folder.resolve(file), delimiter));
      case HierarchyRule.Interval(var widths) ->
          new RawHierarchy.Ranges(field.name(), widths, values);
      case HierarchyRule.Grid(var widths) -> new RawHierarchy.Grid(field.name(), widths, values);
      case HierarchyRule.Times(var units) ->
          new RawHierarchy.Times(field.name(), field.type(), units, values);
      case HierarchyRule.H3(var resolutions) ->
          new RawHierarchy.H3(field.name(), resolutions, values);
      case HierarchyRule.Prefix(var lengths) ->
          new RawHierarchy.Prefixes(field.name(), lengths, values);
      case HierarchyRule.Flat() -> new RawHierarchy.Values(field.name(), values);
    };
  }

  private static List<List<String>> lines(Path file, char delimiter) {
    var between = Pattern.compile(Pattern.quote(String.valueOf(delimiter)));
    try (var in = open(file)) {
      // Only at the end may lines be blank: the number of a line that is wrong must be the file's.
      return new String(in.readAllBytes(), UTF_8)
          .stripTrailing()
          .lines()
          .map(line -> List.of(between.split(line, -1)))
          .toList();
    } catch (IOException unreadable) {
      throw new RunException(
          "hierarchy %s cannot be read".formatted(file.getFileName()), unreadable);
    }
  }

  private static InputStream open(Path file) throws IOException {
    var bytes = new BufferedInputStream(Files.newInputStream(file));
    return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
  }
}
