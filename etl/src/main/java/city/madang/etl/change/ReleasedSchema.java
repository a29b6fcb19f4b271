package city.madang.etl.change;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `schema.json` of a release.
///
/// @param tables by name, in their order
record ReleasedSchema(Map<String, SchemaTable> tables) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What a value means beside its type: if one of them differs, equal values say other things.
  static final List<String> MEANING =
      List.of("role", "hierarchy", "round", "unit", "format", "zone");

  /// One table.
  ///
  /// @param fields by name, in their order
  /// @param key empty if no field tells rows apart
  record SchemaTable(Map<String, SchemaField> fields, List<String> key) {}

  /// One field.
  ///
  /// @param description in words; may be empty
  /// @param meaning by property, those that the schema tells
  record SchemaField(String type, String description, Map<String, String> meaning, Limits limits) {}

  /// What each value fulfils.
  ///
  /// @param values the only ones; empty if any may be
  record Limits(
      boolean required,
      boolean unique,
      Optional<BigDecimal> minimum,
      Optional<BigDecimal> maximum,
      Optional<String> pattern,
      Set<String> values) {}

  static ReleasedSchema read(Path file) {
    var tables = new LinkedHashMap<String, SchemaTable>();
    JSON.readTree(file)
        .path("tables")
        .forEach(table -> tables.put(text(table, "name"), table(table.path("schema"))));
    return new ReleasedSchema(tables);
  }

  private static SchemaTable table(JsonNode schema) {
    var fields = new LinkedHashMap<String, SchemaField>();
    schema.path("fields").forEach(field -> fields.put(text(field, "name"), field(field)));
    var key = schema.path("primaryKey").valueStream().map(name -> name.asString("")).toList();
    return new SchemaTable(fields, key);
  }

  private static SchemaField field(JsonNode field) {
    var meaning = new TreeMap<String, String>();
    for (var property : MEANING) {
      if (field.has(property)) {
        meaning.put(property, text(field, property));
      }
    }
    return new SchemaField(
        text(field, "type"),
        text(field, "description"),
        meaning,
        limits(field.path("constraints")));
  }

  private static Limits limits(JsonNode constraints) {
    var values = new TreeSet<String>();
    constraints.path("enum").forEach(value -> values.add(value.asString("")));
    return new Limits(
        constraints.path("required").asBoolean(false),
        constraints.path("unique").asBoolean(false),
        number(constraints.path("minimum")),
        number(constraints.path("maximum")),
        Optional.of(text(constraints, "pattern")).filter(pattern -> !pattern.isEmpty()),
        values);
  }

  private static Optional<BigDecimal> number(JsonNode number) {
    return number.isNumber() ? Optional.of(number.decimalValue()) : Optional.empty();
  }

  private static String text(JsonNode node, String property) {
    return node.path(property).asString("");
  }
}
