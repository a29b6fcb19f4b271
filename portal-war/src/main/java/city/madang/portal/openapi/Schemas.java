package city.madang.portal.openapi;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Small JSON Schemas. Source: JSON Schema 2020-12, which OpenAPI 3.1 uses.
final class Schemas {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Schemas() {}

  static ObjectNode of(String type) {
    return JSON.objectNode().put("type", type);
  }

  static ObjectNode any() {
    return JSON.objectNode();
  }

  static ObjectNode text() {
    return of("string");
  }

  static ObjectNode text(String format) {
    return text().put("format", format);
  }

  static ObjectNode constant(String value) {
    return text().put("const", value);
  }

  static ObjectNode oneOf(List<String> values) {
    var schema = text();
    values.forEach(schema.putArray("enum")::add);
    return schema;
  }

  static ObjectNode whole(long least, long most, long usual) {
    return of("integer").put("minimum", least).put("maximum", most).put("default", usual);
  }

  static ObjectNode ref(String component) {
    return JSON.objectNode().put("$ref", "#/components/schemas/" + component);
  }

  static ObjectNode list(ObjectNode items) {
    var schema = of("array");
    schema.set("items", items);
    return schema;
  }

  /// An object with these members, all of them there.
  static ObjectNode object(List<String> names, List<ObjectNode> schemas) {
    var schema = of("object");
    names.forEach(schema.putArray("required")::add);
    var properties = schema.putObject("properties");
    for (int i = 0; i < names.size(); i++) {
      properties.set(names.get(i), schemas.get(i));
    }
    return schema;
  }
}
