package city.madang.etl.export.schema;

import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.License;
import city.madang.etl.export.ReleasedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `datapackage.json`: the CSV files of a release as a Data Package.
///
/// It does not tell when it was made, so that equal input gives equal bytes. Source: Data Package
/// 2.0.
record DataPackage(Descriptor descriptor, String version, Path folder) {
  ObjectNode of(List<SchemaTable> tables) {
    var about =
        JsonNodeFactory.instance
            .objectNode()
            .put("$schema", "https://datapackage.org/profiles/2.0/datapackage.json")
            .put("name", descriptor.id().value())
            .put("title", descriptor.title().ko() + " / " + descriptor.title().en())
            .put(
                "description",
                descriptor.description().ko() + "\n\n" + descriptor.description().en())
            .put("version", version);
    var keywords = about.putArray("keywords");
    Stream.concat(descriptor.keywords().ko().stream(), descriptor.keywords().en().stream())
        .distinct() // PM10 is called so in both languages
        .forEach(keywords::add);
    about
        .putArray("licenses")
        .addObject()
        .put("name", descriptor.license())
        .put("path", License.of(descriptor.license()).address());
    var publisher = about.putArray("contributors").addObject();
    publisher.put("title", descriptor.publisher().name().ko());
    publisher.put("path", descriptor.publisher().iri().toString());
    publisher.putArray("roles").add("publisher");
    if (!descriptor.source().attribution().isBlank()) {
      about.putArray("sources").addObject().put("title", descriptor.source().attribution());
    }
    var resources = about.putArray("resources");
    tables.forEach(table -> resources.add(resource(table)));
    return about;
  }

  private ObjectNode resource(SchemaTable released) {
    var csv = ReleasedFile.of(folder.resolve(released.table().name() + ".csv"));
    var resource =
        JsonNodeFactory.instance
            .objectNode()
            .put("$schema", "https://datapackage.org/profiles/2.0/dataresource.json")
            .put("name", released.table().name())
            .put("type", "table")
            .put("path", csv.name())
            .put("format", "csv")
            .put("mediatype", "text/csv")
            .put("encoding", "utf-8")
            .put("bytes", csv.sizeBytes())
            .put("hash", "sha256:" + csv.sha256());
    resource.set("schema", TableSchema.of(released));
    return resource;
  }
}
