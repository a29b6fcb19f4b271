package city.madang.portal.openapi;

import city.madang.portal.problem.ProblemType;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An operation, as it is put together. Source: OpenAPI 3.1, "Operation Object".
final class Operation {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ObjectNode node = JSON.objectNode();
  private final ObjectNode responses;

  Operation(String tag, String id, String summary) {
    node.putArray("tags").add(tag);
    node.put("operationId", id).put("summary", summary);
    responses = node.putObject("responses");
  }

  ObjectNode node() {
    return node;
  }

  Operation describe(String text) {
    node.put("description", text);
    return this;
  }

  /// A part of the path.
  Operation path(String name, String description, ObjectNode schema) {
    parameters().add(parameter("path", name, description, schema).put("required", true));
    return this;
  }

  /// A parameter that may be left out.
  Operation query(String name, String description, ObjectNode schema) {
    parameters().add(parameter("query", name, description, schema));
    return this;
  }

  static ObjectNode parameter(String in, String name, String description, ObjectNode schema) {
    var parameter = JSON.objectNode().put("name", name).put("in", in);
    parameter.put("description", description).set("schema", schema);
    return parameter;
  }

  private ArrayNode parameters() {
    return node.withArrayProperty("parameters");
  }

  /// Parameters that the document keeps among its components.
  Operation shared(List<String> names) {
    names.forEach(name -> parameters().addObject().put("$ref", "#/components/parameters/" + name));
    return this;
  }

  /// What is answered if all goes well.
  ///
  /// @return where its media types go
  ObjectNode answer(String description) {
    return response(200, description).putObject("content");
  }

  /// One media type with a schema.
  Operation answer(String description, String mediaType, ObjectNode schema) {
    answer(description).putObject(mediaType).set("schema", schema);
    return this;
  }

  /// Another answer, without a body that is worth a word.
  Operation other(int status, String description) {
    response(status, description);
    return this;
  }

  private ObjectNode response(int status, String description) {
    return responses.putObject("" + status).put("description", description);
  }

  /// Problems that are its own; every operation may meet an internal one.
  Operation problems(ProblemType... types) {
    Stream.concat(Stream.of(types), Stream.of(ProblemType.INTERNAL_ERROR))
        .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()))
        .forEach(this::problem);
    return this;
  }

  private void problem(int status, List<ProblemType> types) {
    var titles = types.stream().map(ProblemType::title).collect(Collectors.joining("; "));
    var schema =
        response(status, titles)
            .putObject("content")
            .putObject("application/problem+json")
            .putObject("schema");
    schema.putArray("allOf").add(Schemas.ref("Problem"));
    schema
        .putObject("properties")
        .set("type", Schemas.oneOf(types.stream().map(ProblemType::iri).toList()));
  }
}
