package city.madang.portal.openapi;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.Unit;
import city.madang.etl.records.query.RecordField;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the rows of an answer look like: types as the file has them, limits as `schema.json` has
/// them.
final class RowSchemas {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String SELECTED = "Selected";

  private RowSchemas() {}

  /// Puts all that an answer can be among the document's components.
  static void put(Document document, List<DescribedTable> tables) {
    document.schema(SELECTED, selected());
    document.schema("FeatureCollection", features());
    document.schema("Page", page(Schemas.text(), Schemas.ref(SELECTED)));
    for (var table : tables) {
      document.schema("row-" + table.name(), row(table));
      var any = JSON.objectNode();
      any.putArray("anyOf").add(Schemas.ref("row-" + table.name())).add(Schemas.ref(SELECTED));
      document.schema("page-" + table.name(), page(Schemas.constant(table.name()), any));
    }
  }

  /// A page of one of these tables.
  static ObjectNode anyPage(List<DescribedTable> tables) {
    if (tables.isEmpty()) {
      return Schemas.ref("Page");
    }
    var schema = JSON.objectNode();
    var all = schema.putArray("oneOf");
    tables.forEach(table -> all.add(Schemas.ref("page-" + table.name())));
    return schema;
  }

  private static ObjectNode page(ObjectNode table, ObjectNode row) {
    var page =
        Schemas.object(
            List.of("dataset", "version", "table", "fields", "records"),
            List.of(
                Schemas.text(),
                Schemas.text().put("description", "The release that answered"),
                table,
                Schemas.list(field()),
                Schemas.list(row)));
    var next = page.withObjectProperty("properties").putObject("next");
    next.putArray("type").add("string").add("null");
    next.put("format", "uri").put("description", "The next page; null or absent if there is none");
    return page;
  }

  private static ObjectNode field() {
    var types = Stream.of(FieldType.values()).map(RecordsOperations::lower).toList();
    return Schemas.object(List.of("name", "type"), List.of(Schemas.text(), Schemas.oneOf(types)));
  }

  /// What `select` and `groupby` make of rows.
  private static ObjectNode selected() {
    var value = JSON.objectNode();
    value.putArray("type").add("string").add("number").add("boolean").add("null");
    var schema = Schemas.of("object").put("description", "What the query selects, by its names");
    schema.set("additionalProperties", value);
    return schema;
  }

  private static ObjectNode features() {
    var point =
        Schemas.object(
            List.of("type", "coordinates"),
            List.of(Schemas.constant("Point"), Schemas.list(Schemas.of("number"))));
    var geometry = JSON.objectNode();
    geometry.putArray("oneOf").add(point).add(Schemas.of("null"));
    var feature =
        Schemas.object(
            List.of("type", "geometry", "properties"),
            List.of(Schemas.constant("Feature"), geometry, Schemas.ref(SELECTED)));
    return Schemas.object(
            List.of("type", "features"),
            List.of(Schemas.constant("FeatureCollection"), Schemas.list(feature)))
        .put("description", "RFC 7946, with the members of a page beside");
  }

  /// A whole row, as it is without `select`.
  private static ObjectNode row(DescribedTable table) {
    var fields = table.sample().table().fields();
    return Schemas.object(
        fields.stream().map(RecordField::name).toList(),
        fields.stream().map(field -> value(field, told(table, field))).toList());
  }

  private static JsonNode told(DescribedTable table, RecordField field) {
    return table
        .schema()
        .path("fields")
        .valueStream()
        .filter(one -> one.path("name").asString("").equals(field.name()))
        .findFirst()
        .orElseGet(JSON::objectNode);
  }

  private static ObjectNode value(RecordField field, JsonNode told) {
    var limits = told.path("constraints");
    boolean required = limits.path("required").asBoolean(false);
    var schema = JSON.objectNode();
    var types = schema.putArray("type");
    types(field.type()).forEach(types::add);
    if (!required) {
      types.add("null");
    }
    schema.put("description", description(field, told));
    format(field.type()).ifPresent(format -> schema.put("format", format));
    limits(field.type(), limits, required, schema);
    return schema;
  }

  private static List<String> types(FieldType type) {
    return switch (type) {
      case STRING, DATE, TIME, DATETIME -> List.of("string");
      case INTEGER -> List.of("integer", "string");
      case YEAR -> List.of("integer");
      case NUMBER -> List.of("number");
      case BOOLEAN -> List.of("boolean");
    };
  }

  /// Times of a day and moments have no offset, so the formats of JSON Schema do not fit them.
  private static Optional<String> format(FieldType type) {
    return type == FieldType.DATE ? Optional.of("date") : Optional.empty();
  }

  private static String description(RecordField field, JsonNode told) {
    var text = new StringBuilder(meaning(told)).append(RecordsOperations.lower(field.type()));
    switch (field.type()) {
      case INTEGER -> text.append("; a text beyond ±(2^53 − 1)");
      case TIME, DATETIME -> text.append(" in ISO 8601, without an offset");
      case STRING, NUMBER, BOOLEAN, DATE, YEAR -> {}
    }
    for (var member : List.of("role", "hierarchy", "round", "zone")) {
      if (told.has(member)) {
        text.append("; %s: %s".formatted(member, told(told.path(member).asString())));
      }
    }
    values(told).forEach(value -> text.append("; ").append(value));
    return text.toString();
  }

  /// The file of a table is the steward's: forms and codes tell what it makes of values.
  private static String told(String rule) {
    return rule.startsWith("table ") ? "table" : rule;
  }

  /// How values are read: `Y: 있음 / yes`.
  private static Stream<String> values(JsonNode told) {
    var codes =
        told.path("categories")
            .valueStream()
            .map(code -> code.path("value").asString("") + ": " + code.path("label").asString(""));
    var forms =
        told.path("forms")
            .valueStream()
            .map(form -> form.path("example").asString("") + ": " + bothTexts(form));
    return Stream.concat(codes, forms);
  }

  private static String bothTexts(JsonNode form) {
    var texts = form.path("descriptions");
    return texts.path("ko").asString("") + " / " + texts.path("en").asString("");
  }

  /// What is told of it, and its unit: `속도 / Speed (km/h); `.
  private static String meaning(JsonNode told) {
    var unit = Unit.find(told.path("unit").asString("")).map(it -> " (" + it.symbol() + ")");
    var text = told.path("description").asString("") + unit.orElse("");
    return text.isEmpty() ? "" : text.strip() + "; ";
  }

  /// Those that mean the same in Table Schema and in JSON Schema.
  private static void limits(FieldType type, JsonNode limits, boolean required, ObjectNode schema) {
    boolean number = type == FieldType.INTEGER || type == FieldType.NUMBER;
    for (var limit : number ? List.of("minimum", "maximum") : List.<String>of()) {
      if (limits.has(limit)) {
        schema.set(limit, limits.path(limit));
      }
    }
    if (type == FieldType.STRING && limits.has("enum")) {
      var values = schema.putArray("enum");
      limits.path("enum").forEach(values::add);
      if (!required) {
        values.addNull();
      }
    }
  }
}
