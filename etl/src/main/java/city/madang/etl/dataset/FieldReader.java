package city.madang.etl.dataset;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads one entry of `fields`.
final class FieldReader {
  private static final Set<String> KEYS =
      Set.of("name", "type", "role", "hierarchy", "round", "constraints");
  private static final Set<String> CONSTRAINTS =
      Set.of("required", "unique", "minimum", "maximum", "pattern", "enum");

  private final FolderFiles files;

  FieldReader(FolderFiles files) {
    this.files = files;
  }

  Field read(Node node) {
    var map = new YamlMap(node, KEYS);
    var name = map.text("name");
    var role = role(map, name);
    var hierarchy = map.find("hierarchy").map(this::hierarchy);
    var round = map.findRead("round", Words::whole).stream().mapToLong(width -> width).findFirst();
    check(map, name, role, round);
    return YamlMap.at(
        map.line(),
        () ->
            new Field(
                name,
                map.read("type", text -> Words.parse(FieldType.class, text)),
                role,
                hierarchy,
                round,
                map.find("constraints").map(FieldReader::constraints).orElse(Constraints.NONE)));
  }

  /// No role, no release: what a column means for people is never guessed.
  private static Role role(YamlMap map, String name) {
    if (map.find("role").isEmpty()) {
      throw new YamlException(
          map.line(),
          "field '%s' has no role; give it one of entity, identifier, quasi, sensitive, measure, open"
              .formatted(name));
    }
    return map.read("role", text -> Words.parse(Role.class, text));
  }

  private static void check(YamlMap map, String name, Role role, OptionalLong round) {
    if (role == Role.MEASURE && (round.isEmpty() || round.getAsLong() < 1)) {
      throw new YamlException(
          map.line(),
          "measure '%s' needs a round of 1 or more: exact numbers join tables".formatted(name));
    }
    if (role == Role.QUASI && map.find("hierarchy").isEmpty()) {
      throw new YamlException(map.line(), "quasi field '%s' needs a hierarchy".formatted(name));
    }
  }

  private HierarchyRule hierarchy(Node node) {
    var map = new YamlMap(node, Set.of("table", "delimiter", "interval", "levels"));
    if (map.find("table").isPresent()) {
      var delimiter = map.findRead("delimiter", Words::delimiter).orElse(',');
      return new HierarchyRule.TableFile(map.read("table", files::existing), delimiter);
    }
    if (map.find("interval").isPresent()) {
      return YamlMap.at(
          map.line("interval"),
          () ->
              new HierarchyRule.Interval(
                  map.texts("interval").stream().map(Words::whole).toList()));
    }
    if (map.findText("levels").equals(Optional.of("1"))) {
      return new HierarchyRule.Flat();
    }
    throw new YamlException(map.line(), "expected table: FILE, interval: [WIDTH, …] or levels: 1");
  }

  private static Constraints constraints(Node node) {
    var map = new YamlMap(node, CONSTRAINTS);
    return new Constraints(
        map.findRead("required", Words::yes).orElse(false),
        map.findRead("unique", Words::yes).orElse(false),
        map.findRead("minimum", Words::decimal),
        map.findRead("maximum", Words::decimal),
        map.findRead("pattern", Pattern::compile),
        new HashSet<>(map.texts("enum")));
  }
}
