package city.madang.etl.index;

import city.madang.etl.dataset.DatasetId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Settings and mappings of an index: `index.json` with the word lists beside it put in.
///
/// The lists stand in the settings, not in files of the node, so that an index can be made on any
/// Elasticsearch cluster that has the official `analysis-nori` plugin.
final class IndexDefinition {
  private static final JsonMapper JSON = new JsonMapper();

  private IndexDefinition() {}

  /// The body of the request that creates an index.
  static String json(DatasetId dataset, String version) {
    var definition = (ObjectNode) JSON.readTree(resource("index.json"));
    var analysis = (ObjectNode) definition.at("/settings/analysis");
    put(
        analysis,
        "/tokenizer/korean_index",
        "user_dictionary_rules",
        WordList.KOREAN_WORDS.lines());
    put(
        analysis,
        "/tokenizer/korean_search",
        "user_dictionary_rules",
        WordList.KOREAN_WORDS.lines());
    put(analysis, "/filter/korean_synonyms", "synonyms", WordList.KOREAN_SYNONYMS.lines());
    put(analysis, "/filter/english_synonyms", "synonyms", WordList.ENGLISH_SYNONYMS.lines());
    var meta = ((ObjectNode) definition.get("mappings")).putObject("_meta");
    meta.put("dataset", dataset.value()).put("version", version);
    return definition.toString();
  }

  private static void put(ObjectNode analysis, String path, String setting, List<String> lines) {
    var array = ((ObjectNode) analysis.at(path)).putArray(setting);
    lines.forEach(array::add);
  }

  static String resource(String name) {
    try (var in = IndexDefinition.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
