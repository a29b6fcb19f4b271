package city.madang.portal.sparql.format;

import static city.madang.portal.problem.ProblemType.NOT_ACCEPTABLE;
import static city.madang.portal.problem.ProblemType.SPARQL_RESULT_TOO_LARGE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.SysRIOT;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.graph.GraphFactory;

/// A graph in memory, because its format begins with what is only known at the end: RDF/XML and
/// JSON-LD. So it is bounded, and written whole before its first byte is given.
public final class HeldGraph {
  public static final int MOST_TRIPLES = 100_000;
  private static final int MOST_CHARACTERS = 16 << 20;

  private static final int TRIPLE_BYTES = 400;
  private static final int CHARACTER_BYTES = 2;

  private final Graph graph = GraphFactory.createDefaultGraph();
  private final ResultFormat format;
  private final LongConsumer memory;
  private long characters;

  private HeldGraph(ResultFormat format, LongConsumer memory) {
    this.format = format;
    this.memory = memory;
  }

  /// @param memory is told how many more bytes are held, and may refuse them
  static HeldGraph of(
      Iterator<Triple> triples, PrefixMapping prefixes, ResultFormat format, LongConsumer memory) {
    var held = new HeldGraph(format, memory);
    held.graph.getPrefixMapping().setNsPrefixes(prefixes);
    triples.forEachRemaining(held::add);
    return held;
  }

  private void add(Triple triple) {
    long more = length(triple.getSubject()) + length(triple.getObject());
    characters += more;
    if (graph.size() >= MOST_TRIPLES || characters > MOST_CHARACTERS) {
      throw SPARQL_RESULT_TOO_LARGE.with(
          "as %s, an answer has at most %d triples, and %d characters in all: Turtle and N-Triples have no such limit"
              .formatted(format.mediaType(), MOST_TRIPLES, MOST_CHARACTERS));
    }
    if (isNew(triple.getObject())) {
      throw cannotHold();
    }
    memory.accept(TRIPLE_BYTES + CHARACTER_BYTES * more);
    graph.add(triple);
  }

  /// What RDF 1.2 has added; Jena would leave out the direction in XML, and change the type in
  /// JSON.
  private static boolean isNew(Node node) {
    return node.isTripleTerm() || (node.isLiteral() && node.getLiteralBaseDirection() != null);
  }

  private static long length(Node node) {
    if (node.isLiteral()) {
      return node.getLiteralLexicalForm().length();
    }
    return node.isURI() ? node.getURI().length() : 0;
  }

  void writeTo(OutputStream out) {
    try {
      toBytes().writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Not every graph has a form in every format: XML has no names for some predicates and no
  /// control characters, and neither format has triples about triples.
  private ByteArrayOutputStream toBytes() {
    var bytes = new ByteArrayOutputStream();
    try {
      RDFWriter.create()
          .source(graph)
          .format(format.graphFormat())
          .set(SysRIOT.sysRdfWriterProperties, Map.of("allowBadURIs", "true"))
          .output(bytes);
      return bytes;
    } catch (QueryCancelledException e) {
      throw e;
    } catch (RuntimeException e) {
      throw cannotHold();
    }
  }

  private RuntimeException cannotHold() {
    return NOT_ACCEPTABLE.with(
        "%s cannot hold this graph: ask for Turtle or N-Triples".formatted(format.mediaType()));
  }
}
