package city.madang.etl.graph;

import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.Quad;

/// Sends everything to two writers.
record BothStreams(StreamRDF one, StreamRDF other) implements StreamRDF {
  @Override
  public void start() {
    one.start();
    other.start();
  }

  @Override
  public void triple(Triple triple) {
    one.triple(triple);
    other.triple(triple);
  }

  @Override
  public void quad(Quad quad) {
    one.quad(quad);
    other.quad(quad);
  }

  @Override
  public void base(String base) {
    one.base(base);
    other.base(base);
  }

  @Override
  public void version(String version) {
    one.version(version);
    other.version(version);
  }

  @Override
  public void prefix(String prefix, String iri) {
    one.prefix(prefix, iri);
    other.prefix(prefix, iri);
  }

  @Override
  public void finish() {
    one.finish();
    other.finish();
  }
}
