package city.madang.etl.export.schema;

import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.LangText;
import city.madang.etl.dataset.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `<table>.csv-metadata.json`, where readers of CSV on the Web look for it.
///
/// Source: W3C "Metadata Vocabulary for Tabular Data" (2015), section 5, and "Model for Tabular
/// Data and Metadata", section 5.3 (site-wide location).
final class Csvw {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Csvw() {}

  static ObjectNode of(Descriptor descriptor, SchemaTable released) {
    var table = JSON.objectNode().put("@context", "http://www.w3.org/ns/csvw");
    table.put("url", released.table().name() + ".csv");
    put(table, "dc:title", descriptor.title());
    var dialect = table.putObject("dialect").put("header", true).put("encoding", "utf-8");
    dialect.putArray("lineTerminators").add("\n");
    var schema = table.putObject("tableSchema");
    var columns = schema.putArray("columns");
    released.types().forEach((name, type) -> columns.add(column(released, name, type)));
    released
        .table()
        .key()
        .filter(key -> released.types().containsKey(key.name()))
        .ifPresent(key -> schema.put("primaryKey", toName(key.name())));
    return table;
  }

  private static ObjectNode column(SchemaTable released, String name, FieldType type) {
    var column = JSON.objectNode().put("name", toName(name)).put("titles", name);
    column.put("datatype", datatype(type));
    released.fields().stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .ifPresent(field -> tell(field, column));
    return column;
  }

  private static void tell(Field field, ObjectNode column) {
    if (field.role() == Role.OPEN && field.constraints().required()) {
      column.put("required", true);
    }
    field.zone().ifPresent(zone -> column.put("rdfs:comment", "wall clock of " + zone));
    field.meaning().description().ifPresent(text -> put(column, "dc:description", text));
    field
        .meaning()
        .unit()
        .ifPresent(unit -> column.putObject("schema:unitCode").put("@id", unit.iri().toString()));
    tellCodes(field, column);
    tellForms(field, column);
  }

  private static void tellCodes(Field field, ObjectNode column) {
    if (field.meaning().codes().isEmpty()) {
      return;
    }
    var list = column.putObject("qb:codeList").put("@type", "skos:ConceptScheme");
    var concepts = list.putArray("skos:hasTopConcept");
    field
        .meaning()
        .codes()
        .forEach(
            (code, text) -> {
              var concept = concepts.addObject().put("@type", "skos:Concept");
              put(concept.put("skos:notation", code), "skos:prefLabel", text);
            });
  }

  private static void tellForms(Field field, ObjectNode column) {
    if (field.meaning().forms().isEmpty()) {
      return;
    }
    var notes = column.putArray("skos:scopeNote");
    for (var form : field.meaning().forms()) {
      add(notes, form.example() + ": " + form.text().ko(), "ko");
      add(notes, form.example() + ": " + form.text().en(), "en");
    }
  }

  private static void put(ObjectNode target, String property, LangText text) {
    var values = target.putArray(property);
    add(values, text.ko(), "ko");
    add(values, text.en(), "en");
  }

  private static void add(ArrayNode values, String text, String language) {
    values.addObject().put("@value", text).put("@language", language);
  }

  /// A name is a variable of a URI template: other characters are percent-encoded.
  private static String toName(String column) {
    return URLEncoder.encode(column, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("-", "%2D")
        .replace("*", "%2A");
  }

  private static String datatype(FieldType type) {
    return switch (type) {
      case STRING -> "string";
      case INTEGER -> "integer";
      case NUMBER -> "double";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
      case TIME -> "time";
      case DATETIME -> "dateTime";
      case YEAR -> "gYear";
    };
  }
}
