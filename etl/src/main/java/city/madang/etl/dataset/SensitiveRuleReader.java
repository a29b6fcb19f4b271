package city.madang.etl.dataset;

import city.madang.etl.dataset.SensitiveRule.Distance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads the keys `l` and `t` of a policy: one rule each, or a list of them.
final class SensitiveRuleReader {
  private static final List<String> DIVERSITIES = List.of("distinct", "entropy", "recursive");
  private static final List<String> DISTANCES = List.of("equal", "ordered", "hierarchical");

  private final Table table;

  SensitiveRuleReader(Table table) {
    this.table = table;
  }

  /// The rules of a policy, which together speak of each sensitive field.
  List<SensitiveRule> read(YamlMap policy) {
    var rules = new ArrayList<SensitiveRule>();
    nodes(policy, "l").forEach(node -> rules.add(rule(node, DIVERSITIES, this::diversity)));
    nodes(policy, "t").forEach(node -> rules.add(rule(node, DISTANCES, this::closeness)));
    requireAll(policy, rules);
    return rules;
  }

  private static List<Node> nodes(YamlMap policy, String key) {
    return policy
        .find(key)
        .map(node -> node instanceof SequenceNode list ? list.getValue() : List.of(node))
        .orElseGet(List::of);
  }

  private SensitiveRule rule(
      Node node, List<String> models, BiFunction<YamlMap, String, SensitiveRule> read) {
    var keys = new HashSet<>(models);
    keys.add("field");
    var map = new YamlMap(node, keys);
    var stated = models.stream().filter(model -> map.find(model).isPresent()).toList();
    if (stated.size() != 1) {
      throw new YamlException(map.line(), "state one of " + String.join(", ", models));
    }
    return YamlMap.at(map.line(), () -> read.apply(map, stated.getFirst()));
  }

  private SensitiveRule diversity(YamlMap map, String model) {
    var field = sensitive(map).name();
    return switch (model) {
      case "distinct" -> new SensitiveRule.Distinct(field, map.read(model, Words::whole));
      case "entropy" -> new SensitiveRule.Entropy(field, number(map, model));
      default -> {
        var parameters = new YamlMap(map.get(model), Set.of("c", "l"));
        yield new SensitiveRule.Recursive(
            field, number(parameters, "c"), parameters.read("l", Words::whole));
      }
    };
  }

  private SensitiveRule closeness(YamlMap map, String model) {
    var field = sensitive(map);
    var distance = Words.parse(Distance.class, model);
    if (distance == Distance.HIERARCHICAL && !tellsDistance(field)) {
      throw new YamlException(
          map.line(model),
          "field '%s' needs a hierarchy of kind table, interval or levels for this distance"
              .formatted(field.name()));
    }
    return new SensitiveRule.Closeness(field.name(), distance, number(map, model));
  }

  /// Times, numbers and places have an order or a map of their own; only words need a tree.
  private static boolean tellsDistance(Field field) {
    return field
        .hierarchy()
        .filter(
            rule ->
                rule instanceof HierarchyRule.TableFile
                    || rule instanceof HierarchyRule.Interval
                    || rule instanceof HierarchyRule.Flat)
        .isPresent();
  }

  private Field sensitive(YamlMap map) {
    var name = map.text("field");
    return sensitive()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new YamlException(
                    map.line("field"), "no field '%s' with the role sensitive".formatted(name)));
  }

  private void requireAll(YamlMap policy, List<SensitiveRule> rules) {
    var unruled =
        sensitive()
            .map(Field::name)
            .filter(name -> rules.stream().noneMatch(rule -> rule.field().equals(name)))
            .findFirst();
    if (unruled.isPresent()) {
      throw new YamlException(
          policy.line(),
          "sensitive field '%s' has no rule: add l: {field: %1$s, distinct: 3} or t: {field: %1$s, equal: 0.3}"
              .formatted(unruled.get()));
    }
  }

  private Stream<Field> sensitive() {
    return table.sensitive().stream();
  }

  private static double number(YamlMap map, String key) {
    return map.read(key, text -> Words.decimal(text).doubleValue());
  }
}
