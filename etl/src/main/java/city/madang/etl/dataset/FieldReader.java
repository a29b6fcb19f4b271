package city.madang.etl.dataset;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads one entry of `fields`.
final class FieldReader {
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "type",
          "role",
          "hierarchy",
          "round",
          "constraints",
          "from",
          "format",
          "zone",
          "scale",
          "description",
          "unit",
          "codes",
          "forms");
  private static final Set<String> CONSTRAINTS =
      Set.of("required", "unique", "minimum", "maximum", "pattern", "enum");

  private final HierarchyReader hierarchies;
  private final SourceReader sources;
  private final Parts parts;

  FieldReader(FolderFiles files, SourceReader sources, Parts parts) {
    this.sources = sources;
    this.parts = parts;
    this.hierarchies = new HierarchyReader(files);
  }

  Field read(Node field) {
    var map = parts.map(field, KEYS);
    var name = parts.part(() -> map.text("name"));
    var type = parts.part(() -> map.read("type", text -> Words.parse(FieldType.class, text)));
    var guarded = parts.part(() -> guarded(map, name.orElse("")));
    var hierarchy =
        parts.part(
            () -> map.find("hierarchy").map(node -> hierarchies.read(node, Parts.need(type))));
    var constraints =
        parts.part(() -> map.find("constraints").map(this::constraints).orElse(Constraints.NONE));
    var reading = parts.part(() -> sources.reading(map));
    var meaning = parts.part(() -> meaning(map));
    return YamlMap.at(
        map.line(),
        () ->
            new Field(
                Parts.need(name),
                Parts.need(type),
                Parts.need(guarded).role(),
                Parts.need(hierarchy),
                Parts.need(guarded).round(),
                Parts.need(constraints),
                Parts.need(reading),
                Parts.need(meaning)));
  }

  /// What a field means for people, with what that asks for.
  private record Guarded(Role role, OptionalLong round) {}

  private static Guarded guarded(YamlMap map, String name) {
    var role = role(map, name);
    var round = map.findRead("round", Words::whole).stream().mapToLong(width -> width).findFirst();
    check(map, name, role, round);
    return new Guarded(role, round);
  }

  /// No role, no release: what a column means for people is never guessed.
  private static Role role(YamlMap map, String name) {
    if (map.find("role").isEmpty()) {
      throw new YamlException(
          map.line(),
          "field '%s' has no role; give it one of %s".formatted(name, Words.anyOf(Role.STATED)));
    }
    return map.read("role", text -> Words.parse(Role.STATED, text));
  }

  private static Meaning meaning(YamlMap map) {
    var description = map.find("description").map(_ -> AboutReader.langText(map, "description"));
    return new Meaning(
        description,
        map.findRead("unit", Unit::parse),
        map.find("codes").map(FieldReader::codes).orElseGet(LinkedHashMap::new),
        map.find("forms").map(FieldReader::forms).orElseGet(List::of));
  }

  private static SequencedMap<String, LangText> codes(Node node) {
    var codes = new LinkedHashMap<String, LangText>();
    var map = new YamlMap(node);
    map.keys().forEach(code -> codes.put(code, AboutReader.langText(map, code)));
    return codes;
  }

  /// Each is named by its example.
  private static List<ValueForm> forms(Node node) {
    var map = new YamlMap(node);
    return map.keys().stream().map(example -> form(example, map.get(example))).toList();
  }

  private static ValueForm form(String example, Node node) {
    var map = new YamlMap(node, Set.of("pattern", "ko", "en"));
    var pattern = map.read("pattern", Pattern::compile);
    var text = new LangText(map.text("ko"), map.text("en"));
    return YamlMap.at(map.line(), () -> new ValueForm(example, pattern, text));
  }

  private static void check(YamlMap map, String name, Role role, OptionalLong round) {
    if (round.orElse(role == Role.MEASURE ? 0 : 1) < 1) {
      throw new YamlException(
          map.line(),
          "%s '%s' needs a round of 1 or more: exact numbers join tables"
              .formatted(Words.lower(role), name));
    }
    if (role == Role.QUASI && map.find("hierarchy").isEmpty()) {
      throw new YamlException(map.line(), "quasi field '%s' needs a hierarchy".formatted(name));
    }
  }

  private Constraints constraints(Node node) {
    var map = parts.map(node, CONSTRAINTS);
    return new Constraints(
        map.findRead("required", Words::yes).orElse(false),
        map.findRead("unique", Words::yes).orElse(false),
        map.findRead("minimum", Words::decimal),
        map.findRead("maximum", Words::decimal),
        map.findRead("pattern", Pattern::compile),
        new HashSet<>(map.texts("enum")));
  }
}
