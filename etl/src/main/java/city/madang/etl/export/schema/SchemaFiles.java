package city.madang.etl.export.schema;

import city.madang.etl.dataset.Descriptor;
import city.madang.etl.source.Beside;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Writes what the columns of a release mean: `schema.json`, `datapackage.json` and the CSVW
/// metadata of each CSV file.
public final class SchemaFiles {
  /// The file whose SHA-256 is the hash of the schema.
  public static final String SCHEMA = "schema.json";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Descriptor descriptor;
  private final String version;
  private final Path folder;

  /// @param version of the release
  /// @param folder of the release, with the CSV files of all tables in it
  public SchemaFiles(Descriptor descriptor, String version, Path folder) {
    this.descriptor = descriptor;
    this.version = version;
    this.folder = folder;
  }

  /// Writes all of them.
  public void write(List<SchemaTable> tables) {
    write(SCHEMA, schema(tables));
    write("datapackage.json", new DataPackage(descriptor, version, folder).of(tables));
    for (var released : tables) {
      write(released.table().name() + ".csv-metadata.json", Csvw.of(descriptor, released));
    }
  }

  /// Each table, with nothing that changes from release to release.
  private JsonNode schema(List<SchemaTable> tables) {
    var schema = NODES.objectNode().put("dataset", descriptor.id().value());
    var list = schema.putArray("tables");
    tables.forEach(released -> list.add(table(released)));
    return schema;
  }

  /// Its Table Schema, and the fields that hold the place and the shape of its rows.
  private static JsonNode table(SchemaTable released) {
    var table = released.table();
    var json = NODES.objectNode().put("name", table.name());
    json.set("schema", TableSchema.of(released));
    table
        .index()
        .findNumbers(released.types())
        .ifPresent(
            place ->
                json.putObject("location")
                    .put("latitude", place.latitude())
                    .put("longitude", place.longitude()));
    table.index().findShapes(released.types()).ifPresent(column -> json.put("geometry", column));
    return json;
  }

  private void write(String name, JsonNode value) {
    var text = JSON.writeValueAsString(value) + "\n";
    Beside.write(folder.resolve(name), beside -> Files.writeString(beside, text));
  }
}
