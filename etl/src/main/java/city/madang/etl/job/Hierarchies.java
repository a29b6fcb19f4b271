package city.madang.etl.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.HierarchyRule;
import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.RawHierarchy;
import city.madang.etl.privacy.histogram.Histogram;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Reads the hierarchies of a dataset folder, as the steward wrote them.
final class Hierarchies {
  private Hierarchies() {}

  /// One for each quasi-identifier, in their order.
  static List<RawHierarchy> read(Descriptor descriptor, Table table, Histogram histogram) {
    var hierarchies = new ArrayList<RawHierarchy>();
    for (var field : table.quasi()) {
      hierarchies.add(read(descriptor.folder(), field, histogram));
    }
    return hierarchies;
  }

  private static RawHierarchy read(Path folder, Field field, Histogram histogram) {
    var values = new HashSet<>(histogram.values(histogram.fields().indexOf(field.name())));
    return switch (field.hierarchy().orElseThrow()) {
      case HierarchyRule.TableFile(var file, var delimiter) ->
          new RawHierarchy.Lines(field.name(), lines(folder.resolve(file), delimiter));
      case HierarchyRule.Interval(var widths) ->
          new RawHierarchy.Ranges(field.name(), widths, values);
      case HierarchyRule.Flat() -> new RawHierarchy.Values(field.name(), values);
    };
  }

  static List<List<String>> lines(Path file, char delimiter) {
    var between = Pattern.compile(Pattern.quote(String.valueOf(delimiter)));
    try (var in = open(file)) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isEmpty())
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
