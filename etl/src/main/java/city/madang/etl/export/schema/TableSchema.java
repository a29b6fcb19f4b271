package city.madang.etl.export.schema;

import city.madang.etl.dataset.Constraints;
import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.FieldType;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A released table in the words of Frictionless Table Schema.
///
/// A constraint of the source is passed on only where values are as it declares them, and neither
/// generalized nor rounded. `descriptions`, `unit`, `forms`, `role`, `hierarchy`, `round`, `zone`,
/// and `labels` of categories are properties of ours, which the standard permits. Source: Data
/// Package 2.0, "Table Schema".
final class TableSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TableSchema() {}

  static ObjectNode of(SchemaTable released) {
    var declared =
        released.fields().stream().collect(Collectors.toMap(Field::name, Function.identity()));
    var types = released.types();
    var schema = JSON.objectNode();
    var fields = schema.putArray("fields");
    types.forEach((name, type) -> fields.add(field(name, type, declared.get(name), released)));
    schema.putArray("missingValues").add("");
    released
        .table()
        .key()
        .filter(key -> types.containsKey(key.name()))
        .ifPresent(key -> schema.putArray("primaryKey").add(key.name()));
    return schema;
  }

  private static ObjectNode field(
      String name, FieldType type, @Nullable Field source, SchemaTable released) {
    var field = JSON.objectNode().put("name", name).put("type", type(type));
    if (source == null) {
      return field;
    }
    FieldMeaning.put(source, field);
    if (released.isAsDeclared(source)) {
      var constraints = constraints(source.constraints());
      if (!constraints.isEmpty()) {
        field.set("constraints", constraints);
      }
    }
    return field;
  }

  private static ObjectNode constraints(Constraints rule) {
    var constraints = JSON.objectNode();
    if (rule.required()) {
      constraints.put("required", true);
    }
    if (rule.unique()) {
      constraints.put("unique", true);
    }
    rule.minimum().ifPresent(least -> constraints.put("minimum", plain(least)));
    rule.maximum().ifPresent(most -> constraints.put("maximum", plain(most)));
    rule.pattern().ifPresent(pattern -> constraints.put("pattern", pattern.pattern()));
    if (!rule.values().isEmpty()) {
      var values = constraints.putArray("enum");
      rule.values().stream().sorted().forEach(values::add);
    }
    return constraints;
  }

  private static BigDecimal plain(BigDecimal number) {
    var stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static String type(FieldType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
