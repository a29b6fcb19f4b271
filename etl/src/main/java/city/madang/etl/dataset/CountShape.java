package city.madang.etl.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// What of a dataset folder may change a count.
///
/// That is all of it but what is listed here, so that a key of the descriptor that is new is part
/// of it until somebody decides otherwise.
public final class CountShape {
  /// What readers are told, when a run begins, and what is made of released files.
  private static final Set<String> OF_DATASET =
      Set.of(
          "title",
          "description",
          "theme",
          "keyword",
          "publisher",
          "license",
          "schedule",
          "retention",
          "graph",
          "index");

  private static final Set<String> OF_TABLE = Set.of("graph", "index");
  private static final Set<String> OF_FIELD = Set.of("description", "unit", "codes", "forms");
  private static final Set<String> OF_SOURCE = Set.of("attribution");

  private CountShape() {}

  /// The descriptor without what no count hangs on: how it is written, comments and the order of
  /// keys are gone, and no two that say different things give the same list.
  public static List<String> words(Path folder) {
    var words = new ArrayList<String>();
    add(DescriptorReader.compose(folder), "", words);
    return words;
  }

  /// The files that are neither the descriptor, whose [#words] count, nor the source, nor a
  /// mapping, which reads what is released.
  public static List<Path> files(Descriptor descriptor) {
    var folder = descriptor.folder();
    var others =
        descriptor.tables().stream()
            .map(Table::mapping)
            .collect(Collectors.toCollection(TreeSet::new));
    others.add(DescriptorReader.FILE);
    others.add(descriptor.source().uri());
    others.removeAll(hierarchies(descriptor));
    var left = others.stream().map(name -> folder.resolve(name).normalize()).toList();
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !left.contains(file))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the dataset folder", unreadable);
    }
  }

  private static List<String> hierarchies(Descriptor descriptor) {
    return descriptor.tables().stream()
        .flatMap(table -> table.fields().stream())
        .flatMap(field -> field.hierarchy().stream())
        .filter(HierarchyRule.TableFile.class::isInstance)
        .map(rule -> ((HierarchyRule.TableFile) rule).file())
        .toList();
  }

  /// @param path of the node, such as `/tables/fields`; items of a list have that of the list
  private static void add(Node node, String path, List<String> words) {
    switch (node) {
      case MappingNode map -> addMap(map, path, words);
      case SequenceNode list -> {
        words.addAll(List.of("list", String.valueOf(list.getValue().size())));
        list.getValue().forEach(item -> add(item, path, words));
      }
      default -> words.addAll(List.of("text", YamlMap.scalar(node)));
    }
  }

  private static void addMap(MappingNode map, String path, List<String> words) {
    var values = new TreeMap<String, Node>();
    map.getValue()
        .forEach(entry -> values.put(YamlMap.scalar(entry.getKeyNode()), entry.getValueNode()));
    values.keySet().removeAll(left(path));
    words.addAll(List.of("keys", String.valueOf(values.size())));
    values.forEach(
        (key, value) -> {
          words.add(key);
          add(value, path + "/" + key, words);
        });
  }

  private static Set<String> left(String path) {
    return switch (path) {
      case "" -> OF_DATASET;
      case "/tables" -> OF_TABLE;
      case "/fields", "/tables/fields" -> OF_FIELD;
      case "/source" -> OF_SOURCE;
      default -> Set.of();
    };
  }
}
