package city.madang.portal.openapi;

import java.net.URI;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An OpenAPI document, as it is put together.
final class Document {
  private static final String VERSION = "3.1.1";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final ObjectNode root = JsonNodeFactory.instance.objectNode().put("openapi", VERSION);
  private final ObjectNode info = root.putObject("info");
  private final ObjectNode paths;
  private final ObjectNode parameters;
  private final ObjectNode schemas;

  /// @param baseIri of the portal, ending with `/`, which the paths begin with
  Document(URI baseIri, String title, String version, String description) {
    info.put("title", title).put("version", version).put("description", description);
    var server = baseIri.toString();
    root.putArray("servers").addObject().put("url", server.substring(0, server.length() - 1));
    paths = root.putObject("paths");
    var components = root.putObject("components");
    parameters = components.putObject("parameters");
    schemas = components.putObject("schemas");
    schemas.set("Problem", problem());
  }

  ObjectNode info() {
    return info;
  }

  void get(String path, Operation operation) {
    put(path, "get", operation);
  }

  void put(String path, String method, Operation operation) {
    paths.withObjectProperty(path).set(method, operation.node());
  }

  void parameter(String name, ObjectNode parameter) {
    parameters.set(name, parameter);
  }

  void schema(String name, ObjectNode schema) {
    schemas.set(name, schema);
  }

  /// Equal documents are equal bytes.
  byte[] toBytes() {
    return JSON.writeValueAsBytes(root);
  }

  /// Source: RFC 9457.
  private static ObjectNode problem() {
    var schema =
        Schemas.object(
            List.of("type", "title", "status"),
            List.of(Schemas.text("uri-reference"), Schemas.text(), Schemas.of("integer")));
    schema.withObjectProperty("properties").set("detail", Schemas.text());
    return schema.put(
        "description",
        "`type` never changes and can be compared; `detail` helps a person, and some types have"
            + " more members, such as `parameter`, `position` and `known`.");
  }
}
