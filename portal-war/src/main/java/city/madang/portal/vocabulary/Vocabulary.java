package city.madang.portal.vocabulary;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.ontology.Madang;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.vocabulary.OWL2;

/// The vocabulary and its shapes in each of their formats; each is made once. Thread-safe.
public final class Vocabulary {
  private final Map<String, byte[]> made = new ConcurrentHashMap<>();

  /// The version that this portal speaks.
  String version() {
    return Madang.readVocabulary()
        .find(Term.iri(Madang.VOCABULARY), OWL2.versionInfo.asNode(), Node.ANY)
        .next()
        .getObject()
        .getLiteralLexicalForm();
  }

  /// As a page.
  byte[] page() {
    return once(
        "page", () -> new VocabularyPage(version(), Area.readAll()).render().getBytes(UTF_8));
  }

  /// As a graph.
  byte[] terms(RDFFormat format) {
    return once("terms " + format, () -> write(Madang.readVocabulary(), format));
  }

  /// The SHACL shapes that releases are validated by.
  byte[] shapes() {
    return once("shapes", () -> write(Madang.readShapes(), RDFFormat.TURTLE_PRETTY));
  }

  private byte[] once(String name, Supplier<byte[]> bytes) {
    return made.computeIfAbsent(name, _ -> bytes.get());
  }

  private static byte[] write(Graph graph, RDFFormat format) {
    var out = new ByteArrayOutputStream();
    RDFWriter.create().source(graph).format(format).output(out);
    return out.toByteArray();
  }
}
