package city.madang.etl.export.check;

import city.madang.etl.export.Manifests;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file as a manifest lists it. Read leniently: a manifest may be of a later Madang, or forged.
record ListedFile(String name, long sizeBytes, String sha256) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What a manifest says that matters here.
  record Listing(String dataset, String version, List<ListedFile> files) {
    Listing {
      files = List.copyOf(files);
    }
  }

  /// @throws UncheckableException if the text is no manifest
  static Listing read(byte[] manifest) {
    try {
      var root = JSON.readTree(manifest);
      var files =
          StreamSupport.stream(root.path("files").spliterator(), false)
              .map(ListedFile::read)
              .toList();
      return new Listing(
          root.path("dataset").asString(""), root.path("version").asString(""), files);
    } catch (JacksonException broken) {
      throw new UncheckableException("manifest.json is not JSON: fetch the release again");
    }
  }

  private static ListedFile read(JsonNode file) {
    return new ListedFile(
        file.path("name").asString(""),
        file.path("sizeBytes").asLong(-1),
        file.path("sha256").asString(""));
  }

  /// What makes the entry useless or dangerous: a name must not lead out of the folder.
  Optional<String> findFault() {
    boolean simple =
        !name.isEmpty()
            && !name.equals(".")
            && !name.equals("..")
            && name.chars().noneMatch(c -> c == '/' || c == '\\' || c < ' ');
    if (!simple || Manifests.isAbout(name)) {
      return Optional.of("manifest.json lists a file with an impossible name");
    }
    return sizeBytes < 0 || !sha256.matches("[0-9a-f]{64}")
        ? Optional.of(name + ": manifest.json has no size or no SHA-256 of it")
        : Optional.empty();
  }
}
