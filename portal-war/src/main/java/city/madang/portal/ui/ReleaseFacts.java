package city.madang.portal.ui;

import city.madang.etl.dataset.LangText;
import city.madang.etl.export.Manifest;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.export.schema.SchemaFiles;
import city.madang.etl.index.SearchContent;
import city.madang.etl.release.Release;
import city.madang.etl.source.Sha256;
import city.madang.portal.http.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// What a release tells of itself, read from its own files. A file that is not the one its manifest
/// lists tells nothing.
record ReleaseFacts(Release release, Manifest manifest) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /// Empty if the manifest on the disk is not the published one.
  static Optional<ReleaseFacts> find(Release release) {
    return Manifests.findProven(release.folder(), release.manifestSha256())
        .map(manifest -> new ReleaseFacts(release, manifest));
  }

  boolean has(String file) {
    return manifest.files().stream().anyMatch(listed -> listed.name().equals(file));
  }

  /// What search shows: description, publisher and themes.
  JsonNode about() {
    return json(SearchContent.FILE);
  }

  /// The fields of each table.
  JsonNode schema() {
    return json(SchemaFiles.SCHEMA);
  }

  JsonNode quality() {
    return json("quality.json");
  }

  /// Missing where nobody stands behind a row.
  JsonNode privacy() {
    return json("privacy.json");
  }

  /// Whether its own triples say that it was made up.
  boolean synthetic() {
    return text("provenance.ttl").filter(turtle -> turtle.contains("SyntheticData")).isPresent();
  }

  /// In both languages, if it has both.
  static Optional<LangText> text(JsonNode node) {
    return node.path("ko").isString() && node.path("en").isString()
        ? Optional.of(new LangText(node.path("ko").asString(), node.path("en").asString()))
        : Optional.empty();
  }

  static List<String> themes(JsonNode about) {
    return about.path("themes").valueStream().map(JsonNode::asString).toList();
  }

  /// What people type who look for it; none in an older release.
  static List<String> keywords(JsonNode about, Language language) {
    return about.at("/keywords/" + language.code()).valueStream().map(JsonNode::asString).toList();
  }

  /// The box of the shapes of a table, if it has any: west, south, east and north.
  Optional<List<Double>> findBox(String table) {
    var name = table + ".geojson";
    return has(name) ? ShapeBox.find(release.folder().resolve(name)) : Optional.empty();
  }

  private JsonNode json(String name) {
    return text(name).map(JSON::readTree).orElseGet(MissingNode::getInstance);
  }

  private Optional<String> text(String name) {
    return manifest.files().stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .flatMap(this::text);
  }

  private Optional<String> text(ReleasedFile file) {
    try {
      var bytes = Files.readAllBytes(release.folder().resolve(file.name()));
      return Sha256.of(bytes).equals(file.sha256())
          ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
