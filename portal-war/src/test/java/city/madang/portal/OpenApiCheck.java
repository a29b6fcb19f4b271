package city.madang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Checks an OpenAPI document, and answers against the schemas that it tells.
///
/// Source: the schema of OpenAPI 3.1 (`openapi/openapi-3.1.schema.json`, OpenAPI Initiative).
record OpenApiCheck(JsonNode document) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema OPENAPI = official();

  static OpenApiCheck of(String text) {
    return new OpenApiCheck(JSON.readTree(text));
  }

  private static Schema official() {
    try (var in = OpenApiCheck.class.getResourceAsStream("/openapi/openapi-3.1.schema.json")) {
      return SCHEMAS.getSchema(JSON.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// It is OpenAPI 3.1, its schemas are JSON Schema 2020-12, its references lead somewhere, and no
  /// two operations have one name.
  void requireValid() {
    assertThat(OPENAPI.validate(document)).isEmpty();
    var meta = SCHEMAS.getSchema(JSON.readTree("{\"$ref\":\"" + dialect() + "\"}"));
    document
        .findValues("schema")
        .forEach(schema -> assertThat(meta.validate(schema)).as(schema.toString()).isEmpty());
    document
        .path("components")
        .path("schemas")
        .forEach(s -> assertThat(meta.validate(s)).isEmpty());
    document
        .findValuesAsString("$ref")
        .forEach(ref -> assertThat(document.at(ref.substring(1)).isObject()).as(ref).isTrue());
    assertThat(document.findValuesAsString("operationId")).doesNotHaveDuplicates();
  }

  private static String dialect() {
    return SpecificationVersion.DRAFT_2020_12.getDialectId();
  }

  /// The answer is as the component says.
  void requireFits(String component, JsonNode answer) {
    var schema = JSON.createObjectNode();
    schema.put("$ref", "#/components/schemas/" + component);
    schema.set("components", document.path("components"));
    assertThat(SCHEMAS.getSchema(schema).validate(answer)).as(answer.toString()).isEmpty();
  }

  JsonNode parameter(String name) {
    return document.path("components").path("parameters").path(name);
  }

  Stream<JsonNode> examples(String parameter) {
    return parameter(parameter).path("examples").valueStream();
  }

  Stream<String> paths() {
    return document.path("paths").propertyNames().stream();
  }
}
