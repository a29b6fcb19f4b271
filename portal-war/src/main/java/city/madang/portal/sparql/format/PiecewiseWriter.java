package city.madang.portal.sparql.format;

import java.io.OutputStream;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWrapper;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;

/// Writes a streamed format piece by piece. Jena's writers of Turtle and TriG hold all of one
/// subject; here a subject that has more than a piece begins anew.
public final class PiecewiseWriter extends StreamRDFWrapper {
  private static final int PIECE = 1_000;

  private int written;

  private PiecewiseWriter(StreamRDF writer) {
    super(writer);
  }

  /// A writer of a format that is streamed.
  public static StreamRDF to(OutputStream out, ResultFormat format) {
    return new PiecewiseWriter(StreamRDFWriter.getWriterStream(out, format.graphFormat()));
  }

  @Override
  public void triple(Triple triple) {
    super.triple(triple);
    count();
  }

  @Override
  public void quad(Quad quad) {
    super.quad(quad);
    count();
  }

  private void count() {
    written++;
    if (written % PIECE == 0) {
      finish();
      start();
    }
  }
}
