package city.madang.etl.export.schema;

import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.Table;
import city.madang.etl.source.Beside;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Writes what the columns of a release mean: `schema.json`, `datapackage.json` and the CSVW
/// metadata of each CSV file.
public final class SchemaFiles {
  /// The file whose SHA-256 is the hash of the schema.
  public static final String SCHEMA = "schema.json";

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

  /// One released table.
  ///
  /// @param types of the columns of its file
  public record Released(Table table, SequencedMap<String, FieldType> types) {}

  /// Writes all of them.
  public void write(List<Released> tables) {
    write(SCHEMA, schema(tables));
    write("datapackage.json", new DataPackage(descriptor, version, folder).of(tables));
    for (var released : tables) {
      write(released.table().name() + ".csv-metadata.json", Csvw.of(descriptor, released));
    }
  }

  /// Table Schema of each table, and nothing that changes from release to release.
  private JsonNode schema(List<Released> tables) {
    var schema = JsonNodeFactory.instance.objectNode().put("dataset", descriptor.id().value());
    var list = schema.putArray("tables");
    for (var released : tables) {
      list.addObject()
          .put("name", released.table().name())
          .set("schema", TableSchema.of(released.table(), released.types()));
    }
    return schema;
  }

  private void write(String name, JsonNode value) {
    var text = JSON.writeValueAsString(value) + "\n";
    Beside.write(folder.resolve(name), beside -> Files.writeString(beside, text));
  }
}
