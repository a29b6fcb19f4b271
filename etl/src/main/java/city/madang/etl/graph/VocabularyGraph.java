package city.madang.etl.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.ontology.Madang;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.out.NodeFmtLib;

/// The vocabulary in the store, as the named graph of its IRI, so that queries can ask what the
/// terms mean that datasets use.
///
/// Its version is that of the vocabulary and a hash of what it says, such as `1.2.1+3f0a12bc`.
public final class VocabularyGraph {
  private VocabularyGraph() {}

  /// Makes the graph say what this code's vocabulary does; when it does so already, nothing
  /// changes.
  public static void put(GraphStore store) {
    var vocabulary = Madang.readVocabulary();
    var version = Madang.version() + "+" + hash(vocabulary);
    if (store.version(Madang.VOCABULARY).filter(version::equals).isEmpty()) {
      store.replace(
          Madang.VOCABULARY, version, triples -> vocabulary.stream().forEach(triples::triple));
    }
  }

  /// It has no blank nodes, so its triples have one order.
  private static String hash(Graph graph) {
    var lines = graph.stream().map(NodeFmtLib::str).sorted().collect(Collectors.joining("\n"));
    return UUID.nameUUIDFromBytes(lines.getBytes(UTF_8)).toString().substring(0, 8);
  }
}
