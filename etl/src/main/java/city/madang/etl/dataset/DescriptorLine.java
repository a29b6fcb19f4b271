package city.madang.etl.dataset;

import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Where a descriptor says something.
final class DescriptorLine {
  private DescriptorLine() {}

  /// The line of the first value `text` of a key.
  static Optional<Integer> find(Node node, String key, String text) {
    return tuples(node)
        .filter(tuple -> says(tuple.getKeyNode(), key) && says(tuple.getValueNode(), text))
        .map(tuple -> YamlMap.lineOf(tuple.getValueNode()))
        .findFirst();
  }

  private static Stream<NodeTuple> tuples(Node node) {
    return switch (node) {
      case MappingNode mapping ->
          mapping.getValue().stream()
              .flatMap(tuple -> Stream.concat(Stream.of(tuple), tuples(tuple.getValueNode())));
      case SequenceNode sequence -> sequence.getValue().stream().flatMap(DescriptorLine::tuples);
      default -> Stream.of();
    };
  }

  private static boolean says(Node node, String text) {
    return node instanceof ScalarNode scalar && scalar.getValue().equals(text);
  }
}
