package city.madang.etl.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What `changes.json` of a release says, for those who pass it on.
///
/// Read leniently: what is absent is left out, so that a release of another form is still told.
///
/// @param json the whole file, an object
public record ReleaseChanges(ObjectNode json) {
  /// The name of the file in a release folder.
  public static final String FILE = "changes.json";

  private static final long MOST_BYTES = 1 << 20;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What the release in `folder` says; empty if it says nothing that can be read.
  public static Optional<ReleaseChanges> find(Path folder) {
    var file = folder.resolve(FILE);
    try {
      return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES
          ? Optional.of(JSON.readTree(Files.readAllBytes(file)))
              .filter(JsonNode::isObject)
              .map(node -> new ReleaseChanges((ObjectNode) node))
          : Optional.empty();
    } catch (IOException | JacksonException unreadable) {
      return Optional.empty();
    }
  }

  /// Whether the diffs of the release are against `version`, whose removed rows they hold.
  public boolean isSince(String version) {
    return json.path("previous").asString("").equals(version);
  }

  /// The figures alone: `schema`, `tables` and `triples`.
  public ObjectNode summary() {
    var summary = JSON.createObjectNode();
    for (var part : new String[] {"schema", "tables", "triples"}) {
      if (json.has(part)) {
        summary.set(part, json.get(part));
      }
    }
    return summary;
  }
}
