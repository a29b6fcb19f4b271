package city.madang.portal.ui;

import city.madang.etl.dataset.LangText;
import city.madang.etl.dataset.License;
import city.madang.etl.dataset.Themes;
import city.madang.etl.dataset.Unit;
import city.madang.etl.export.ReleasedFile;
import city.madang.portal.http.Language;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A dataset as search engines read it, inside of its page. Source: schema.org/Dataset.
final class SchemaOrg {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SchemaOrg() {}

  /// @param iri of the dataset
  static String script(ReleaseFacts facts, Extent extent, URI iri, Language language) {
    // Nothing in it may end the element.
    var text = JsonMapper.shared().writeValueAsString(dataset(facts, extent, iri, language));
    return "<script type=\"application/ld+json\">" + text.replace("<", "\\u003c") + "</script>\n";
  }

  private static ObjectNode dataset(ReleaseFacts facts, Extent extent, URI iri, Language language) {
    var release = facts.release();
    var about = facts.about();
    var dataset =
        JSON.objectNode()
            .put("@context", "https://schema.org/")
            .put("@type", "Dataset")
            .put("@id", iri.toString())
            .put("url", iri.toString())
            .put("identifier", release.dataset().value())
            .put("name", language.of(release.title()))
            .put("alternateName", language.other().of(release.title()))
            .put("version", release.version())
            .put("datePublished", release.published().toString())
            .put("license", License.of(facts.manifest().license()).address())
            .put("isAccessibleForFree", true);
    ReleaseFacts.text(about.path("description"))
        .ifPresent(text -> dataset.put("description", language.of(text)));
    ReleaseFacts.text(about.path("publisher"))
        .ifPresent(name -> dataset.set("publisher", organization(name, language)));
    var keywords = dataset.putArray("keywords");
    ReleaseFacts.keywords(about, language).forEach(keywords::add);
    ReleaseFacts.themes(about).forEach(code -> keywords.add(language.of(Themes.name(code))));
    if (!extent.days().isEmpty()) {
      dataset.put("temporalCoverage", extent.days().getFirst() + "/" + extent.days().getLast());
    }
    if (!extent.box().isEmpty()) {
      dataset.set("spatialCoverage", place(extent));
    }
    var variables = dataset.putArray("variableMeasured");
    fields(facts).forEach(field -> variables.add(variable(field, language)));
    var files = dataset.putArray("distribution");
    var folder = iri + "/releases/" + release.version() + "/";
    facts.manifest().files().forEach(file -> files.add(distribution(file, folder)));
    return dataset;
  }

  /// Those of all tables, each name once.
  private static Collection<JsonNode> fields(ReleaseFacts facts) {
    var fields = new LinkedHashMap<String, JsonNode>();
    facts
        .schema()
        .path("tables")
        .valueStream()
        .flatMap(table -> table.path("schema").path("fields").valueStream())
        .forEach(field -> fields.putIfAbsent(field.path("name").asString(""), field));
    return fields.values();
  }

  private static ObjectNode variable(JsonNode field, Language language) {
    var variable =
        JSON.objectNode()
            .put("@type", "PropertyValue")
            .put("name", field.path("name").asString(""));
    ReleaseFacts.text(field.path("descriptions"))
        .ifPresent(text -> variable.put("description", language.of(text)));
    Unit.find(field.path("unit").asString(""))
        .ifPresent(
            unit -> variable.put("unitText", unit.symbol()).put("unitCode", unit.iri().toString()));
    return variable;
  }

  private static ObjectNode organization(LangText name, Language language) {
    return JSON.objectNode().put("@type", "Organization").put("name", language.of(name));
  }

  private static ObjectNode place(Extent extent) {
    var place = JSON.objectNode().put("@type", "Place");
    place
        .putObject("geo")
        .put("@type", "GeoShape")
        .put("box", "%s %s %s %s".formatted(extent.box().toArray()));
    return place;
  }

  private static ObjectNode distribution(ReleasedFile file, String folder) {
    return JSON.objectNode()
        .put("@type", "DataDownload")
        .put("name", file.name())
        .put("contentUrl", folder + file.name())
        .put("encodingFormat", file.mediaType())
        .put("contentSize", file.sizeBytes() + " B")
        .put("sha256", file.sha256());
  }
}
