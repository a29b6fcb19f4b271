package city.madang.portal.sparql.format;

import java.io.OutputStream;
import java.util.Iterator;
import java.util.function.LongConsumer;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFOps;
import org.apache.jena.shared.PrefixMapping;

/// Writes triples in one of the formats of graphs. Turtle and N-Triples are streamed, so a triple
/// that comes twice is written twice; RDF/XML and JSON-LD are held, and have it once.
public final class GraphWriter {
  private GraphWriter() {}

  /// Problems: 413 `sparql-result-too-large` and 406 `not-acceptable`, both before the first byte.
  ///
  /// @param memory is told how many more bytes are held, and may refuse them
  public static void write(
      Iterator<Triple> triples,
      PrefixMapping prefixes,
      ResultFormat format,
      LongConsumer memory,
      OutputStream out) {
    if (format.isHtml()) {
      new HtmlTables(out, format.language()).triples(triples);
    } else if (format.isStreamed()) {
      stream(triples, prefixes, format, out);
    } else {
      HeldGraph.of(triples, prefixes, format, memory).writeTo(out);
    }
  }

  private static void stream(
      Iterator<Triple> triples, PrefixMapping prefixes, ResultFormat format, OutputStream out) {
    var writer = PiecewiseWriter.to(out, format);
    writer.start();
    prefixes.getNsPrefixMap().forEach(writer::prefix);
    StreamRDFOps.sendTriplesToStream(triples, writer);
    writer.finish();
  }
}
