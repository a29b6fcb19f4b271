package city.madang.etl.graph;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.ontology.Madang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceTest {
  private static final String DATASET = "https://city.example/datasets/rides";
  private static final String REPORT = DATASET + "/releases/20240101.1/privacy.json";
  private static final Provenance PROVENANCE =
      new Provenance(
          DATASET,
          "20240101.1",
          new Provenance.Policy(5, 0.05),
          new Provenance.Report(REPORT, "0a".repeat(32)),
          new Provenance.Figures(6, 0.25, 0, 1 / 6.0, 0.125));

  @TempDir Path folder;

  @Test
  void write_figures_conformToTheShapes() throws IOException {
    var graph = written();

    var report = ShaclValidator.get().validate(Shapes.parse(Madang.readShapes()), graph);

    assertThat(report.getEntries()).isEmpty();
    assertThat(graph.size()).isEqualTo((int) PROVENANCE.size());
  }

  @Test
  void write_measurements_areOfTheDataset() throws IOException {
    var graph = written();

    assertThat(value(graph, "k")).isEqualTo(6);
    assertThat(value(graph, "loss").toString()).isEqualTo("0.25");
    assertThat(value(graph, "suppressed").toString()).isEqualTo("0");
    var measured = iri("http://www.w3.org/ns/dqv#hasQualityMeasurement");
    assertThat(graph.find(iri(DATASET), measured, Node.ANY).toList()).hasSize(5);
  }

  @Test
  void write_graph_wasGeneratedByTheActivityWithTheReport() throws IOException {
    var graph = written();

    var by = iri("http://www.w3.org/ns/prov#wasGeneratedBy");
    var activity = graph.find(iri(DATASET + "/graph"), by, Node.ANY).next().getObject();
    assertThat(graph.contains(activity, iri("http://www.w3.org/ns/prov#generated"), iri(REPORT)))
        .isTrue();
  }

  @Test
  void write_twice_isEqual() throws IOException {
    PROVENANCE.write(folder.resolve("one.ttl"));
    PROVENANCE.write(folder.resolve("two.ttl"));

    assertThat(folder.resolve("one.ttl")).hasSameBinaryContentAs(folder.resolve("two.ttl"));
    assertThat(Files.readString(folder.resolve("one.ttl"))).contains("0a".repeat(32));
  }

  private Graph written() throws IOException {
    var file = folder.resolve("provenance.ttl");
    PROVENANCE.write(file);
    return RDFDataMgr.loadGraph(file.toString());
  }

  private static Object value(Graph graph, String name) {
    var value = iri("http://www.w3.org/ns/dqv#value");
    return graph
        .find(iri(DATASET + "/measurements/" + name), value, Node.ANY)
        .next()
        .getObject()
        .getLiteralValue();
  }

  private static Node iri(String iri) {
    return NodeFactory.createURI(iri);
  }
}
