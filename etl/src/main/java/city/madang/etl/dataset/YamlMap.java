package city.madang.etl.dataset;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A YAML mapping that knows its keys and where each stands.
final class YamlMap {
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();

  /// @param keys those that may stand here; another one is an error
  YamlMap(Node node, Set<String> keys) {
    this(node, Optional.of(keys), YamlMap::refuse);
  }

  /// @param told takes what is wrong with a key; the others are read all the same
  YamlMap(Node node, Set<String> keys, Consumer<YamlException> told) {
    this(node, Optional.of(keys), told);
  }

  /// Whose keys are values of data: any may stand here.
  YamlMap(Node node) {
    this(node, Optional.empty(), YamlMap::refuse);
  }

  private YamlMap(Node node, Optional<Set<String>> known, Consumer<YamlException> told) {
    var keys = known.orElseGet(Set::of);
    this.line = lineOf(node);
    if (!(node instanceof MappingNode mapping)) {
      throw new YamlException(line, "expected keys and values: " + listed(keys));
    }
    var meant = new LinkedHashMap<String, Node>();
    for (var entry : mapping.getValue()) {
      var key = scalar(entry.getKeyNode());
      if (known.isPresent() && !keys.contains(key)) {
        told.accept(
            new YamlException(
                lineOf(entry.getKeyNode()),
                "unknown key '%s'; known here: %s%s"
                    .formatted(key, listed(keys), Nearest.hint(key, keys))));
        Nearest.find(key, keys).ifPresent(nearest -> meant.put(nearest, entry.getValueNode()));
      } else if (values.put(key, entry.getValueNode()) != null) {
        told.accept(
            new YamlException(
                lineOf(entry.getKeyNode()), "key '%s' is there twice".formatted(key)));
      }
    }
    // Else a key that is written wrong would be told as missing too.
    meant.forEach(values::putIfAbsent);
  }

  private static void refuse(YamlException wrong) {
    throw wrong;
  }

  /// In the order in which they stand.
  List<String> keys() {
    return List.copyOf(values.keySet());
  }

  int line() {
    return line;
  }

  /// The line of the value of `key`, or of the mapping when it is missing.
  int line(String key) {
    var node = values.get(key);
    return node == null ? line : lineOf(node);
  }

  Optional<Node> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  Node get(String key) {
    return find(key).orElseThrow(() -> new YamlException(line, "missing key '" + key + "'"));
  }

  Optional<String> findText(String key) {
    return find(key).map(YamlMap::scalar);
  }

  String text(String key) {
    var text = scalar(get(key));
    if (text.isBlank()) {
      throw new YamlException(line(key), "'" + key + "' is empty");
    }
    return text;
  }

  List<Node> list(String key) {
    return find(key).map(YamlMap::items).orElseGet(List::of);
  }

  List<String> texts(String key) {
    return list(key).stream().map(YamlMap::scalar).toList();
  }

  /// Reads the text of `key` with `read`, whose complaint becomes an error at that line.
  <T> T read(String key, Function<String, T> read) {
    return at(line(key), () -> read.apply(text(key)));
  }

  <T> Optional<T> findRead(String key, Function<String, T> read) {
    return values.containsKey(key) ? Optional.of(read(key, read)) : Optional.empty();
  }

  /// Runs `read`; what a record refuses becomes an error at `line`.
  static <T> T at(int line, Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException refused) {
      throw new YamlException(line, String.valueOf(refused.getMessage()));
    }
  }

  static String scalar(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw new YamlException(lineOf(node), "expected one value here");
  }

  static int lineOf(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private static List<Node> items(Node node) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw new YamlException(lineOf(node), "expected a list here");
  }

  private static String listed(Set<String> keys) {
    return keys.stream().sorted().collect(joining(", "));
  }
}
