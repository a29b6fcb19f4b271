package city.madang.etl.anonymize;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.HierarchyRule;
import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.risk.Population;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads how many people there are in reality: a CSV file of the dataset folder.
///
/// Shape: UTF-8, comma separated, no quotes; the heading is the quasi-identifiers in the order of
/// the table, then `people`. A line says how many people share one tuple of raw values.
final class PopulationTable {
  private static final Pattern COUNT = Pattern.compile("\\d{1,12}");

  private PopulationTable() {}

  /// Reads the file.
  ///
  /// @param hierarchies of the quasi-identifiers, in their order
  /// @throws PrivacyRefusal naming the line that is wrong
  static Population read(Path file, Table table, List<Hierarchy> hierarchies) {
    var lines = lines(file);
    requireHeading(lines, table);
    var population = new Population(hierarchies, complete(table));
    for (int line = 2; line <= lines.size(); line++) {
      var cells = List.of(lines.get(line - 1).split(",", -1));
      population.add(leaves(cells, hierarchies.size(), line), people(cells, line), line);
    }
    return population;
  }

  private static void requireHeading(List<String> lines, Table table) {
    var heading = new ArrayList<>(table.quasi().stream().map(Field::name).toList());
    heading.add("people");
    if (lines.isEmpty() || !lines.getFirst().equals(String.join(",", heading))) {
      throw new PrivacyRefusal(
          "population table, line 1: the heading must be " + String.join(",", heading));
    }
  }

  private static List<String> leaves(List<String> cells, int fields, int line) {
    if (cells.size() != fields + 1) {
      throw new PrivacyRefusal(
          "population table, line %d: %d values instead of %d"
              .formatted(line, cells.size(), fields + 1));
    }
    return cells.subList(0, fields);
  }

  private static long people(List<String> cells, int line) {
    if (!COUNT.matcher(cells.getLast()).matches()) {
      throw new PrivacyRefusal(
          "population table, line %d: people must be a whole number of 0 or more".formatted(line));
    }
    return Long.parseLong(cells.getLast());
  }

  private static Set<String> complete(Table table) {
    return table.quasi().stream()
        .filter(field -> field.hierarchy().orElseThrow() instanceof HierarchyRule.TableFile)
        .map(Field::name)
        .collect(Collectors.toSet());
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException wrong) {
      throw new PrivacyRefusal("population table: not UTF-8 text: save the file as UTF-8");
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the population table cannot be read", unreadable);
    }
  }
}
