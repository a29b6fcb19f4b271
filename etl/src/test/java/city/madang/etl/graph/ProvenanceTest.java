package city.madang.etl.graph;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.Keywords;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.graph.PrivacyProvenance.Figure;
import city.madang.etl.graph.PrivacyProvenance.Limit;
import city.madang.etl.graph.PrivacyProvenance.Metric;
import city.madang.etl.graph.PrivacyProvenance.Required;
import city.madang.etl.graph.PrivacyProvenance.Way;
import city.madang.etl.graph.shape.ShapeFigures;
import city.madang.ontology.Madang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.DCAT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;

class ProvenanceTest {
  private static final String DATASET = "https://city.example/datasets/rides";
  private static final String WALKS = "https://city.example/datasets/walks";
  private static final String RELEASE = DATASET + "/releases/20240101.1";
  private static final String REPORT = RELEASE + "/privacy.json";
  private static final String PROV = "http://www.w3.org/ns/prov#";
  private static final Descriptor RIDES = GraphTestData.descriptor("rides");
  private static final Descriptor MADE_UP =
      GraphTestData.describing(
          "rides", new Keywords(List.of("타기"), List.of("ride")), "Rides by the city");
  private static final List<ReleasedFile> FILES =
      List.of(
          new ReleasedFile("rides.csv", "text/csv; charset=utf-8", 120, "0c".repeat(32)),
          new ReleasedFile("rides.csv.gz", "application/gzip", 70, "0d".repeat(32)));
  private static final Provenance.Released RELEASED =
      new Provenance.Released(
          FILES, new Envelope(129.1, 129.2, 35.1, 35.3), Optional.of("20231201.2"));
  private static final ShapeFigures SHAPES = new ShapeFigures(70, 60);
  private static final Provenance OPEN =
      new Provenance(
          DATASET,
          RIDES,
          RELEASED,
          "20240101.1",
          "madang 1",
          Optional.of("0b".repeat(32)),
          SHAPES,
          Optional.empty());

  /// Of a source that was made up, and of which nothing may be told.
  private static final Provenance WITHHELD =
      new Provenance(
          DATASET,
          MADE_UP,
          RELEASED,
          "20240101.1",
          "madang 1",
          Optional.empty(),
          SHAPES,
          Optional.empty());

  private static final Provenance MEASURED =
      new Provenance(
          DATASET,
          RIDES,
          RELEASED,
          "20240101.1",
          "madang 1",
          Optional.of("0b".repeat(32)),
          SHAPES,
          Optional.of(
              new PrivacyProvenance(
                  DATASET,
                  "20240101.1",
                  new PrivacyProvenance.Report(REPORT, "0a".repeat(32)),
                  Way.CLASSES,
                  List.of(new Required(Limit.PEOPLE, 5), new Required(Limit.SUPPRESSION, 0.05)),
                  List.of(
                      new Figure(Metric.K, 6),
                      new Figure(Metric.LOSS, 0.25),
                      new Figure(Metric.SUPPRESSED, 0.0),
                      new Figure(Metric.HIGHEST_GUESS, "kind", 1 / 6.0)))));

  @TempDir Path folder;

  @Test
  void write_open_conformsAndTellsNothingOfPeople() throws IOException {
    var graph = written(OPEN);

    assertConforms(graph);
    assertThat(graph.size()).isEqualTo(OPEN.triples().size());
    assertThat(graph.contains(Node.ANY, Node.ANY, Madang.ANONYMIZATION)).isFalse();
  }

  @Test
  void write_release_wasDerivedFromTheSourceByTheRun() throws IOException {
    var graph = written(OPEN);

    var run = one(graph, iri(RELEASE), "wasGeneratedBy");
    var source = one(graph, iri(RELEASE), "wasDerivedFrom");
    assertThat(one(graph, iri(DATASET + "/graph"), "wasGeneratedBy")).isEqualTo(run);
    assertThat(one(graph, run, "used")).isEqualTo(source);
    assertThat(one(graph, iri(RELEASE), "wasAttributedTo")).isEqualTo(iri("https://example.org/"));
    var checksum = graph.find(source, iri("http://spdx.org/rdf/terms#checksum"), Node.ANY).next();
    assertThat(
            graph
                .find(
                    checksum.getObject(), iri("http://spdx.org/rdf/terms#checksumValue"), Node.ANY)
                .next()
                .getObject()
                .getLiteralLexicalForm())
        .isEqualTo("0b".repeat(32));
  }

  @Test
  void write_dataset_saysWhatItIsAndWhatMayBeDoneWithIt() throws IOException {
    var graph = written(OPEN);

    var license = "https://spdx.org/licenses/CC-BY-4.0.html";
    assertThat(iris(graph, "http://purl.org/dc/terms/license")).containsExactly(license);
    assertThat(iris(graph, "http://purl.org/dc/terms/publisher"))
        .containsExactlyInAnyOrder("https://example.org/", "https://madang.city/");
    assertThat(iris(graph, DCAT.NS + "theme"))
        .containsExactly("http://publications.europa.eu/resource/authority/data-theme/TRAN");
    assertThat(iris(graph, DCAT.NS + "distribution"))
        .containsExactlyInAnyOrder(DATASET + "#rides.csv", DATASET + "#rides.csv.gz");
    assertThat(iris(graph, DCAT.NS + "downloadURL"))
        .containsExactlyInAnyOrder(RELEASE + "/rides.csv", RELEASE + "/rides.csv.gz");
    assertThat(iris(graph, DCAT.NS + "mediaType"))
        .containsExactly("https://www.iana.org/assignments/media-types/text/csv");
    assertThat(iris(graph, DCAT.NS + "compressFormat"))
        .containsExactly("https://www.iana.org/assignments/media-types/application/gzip");
    var box = "POLYGON ((129.1 35.1, 129.1 35.3, 129.2 35.3, 129.2 35.1, 129.1 35.1))";
    assertThat(graph.find(iri(DATASET + "#place"), iri(DCAT.NS + "bbox"), Node.ANY).next())
        .satisfies(it -> assertThat(it.getObject().getLiteralLexicalForm()).isEqualTo(box));
    var credit = iri("https://schema.org/creditText");
    assertThat(graph.contains(Node.ANY, credit, Node.ANY)).isFalse();
    assertThat(written(WITHHELD).contains(iri(DATASET), credit, Node.ANY)).isTrue();
  }

  @Test
  void write_dataset_saysWhenItWasMadeAndIsInTheCatalog() throws IOException {
    var graph = written(OPEN);

    assertThat(text(graph, DATASET, "http://purl.org/dc/terms/issued")).isEqualTo("2023-12-01Z");
    assertThat(text(graph, DATASET, "http://purl.org/dc/terms/modified")).isEqualTo("2024-01-01Z");
    var catalog = iri("https://city.example/#catalog");
    assertThat(graph.contains(catalog, DCAT.dataset.asNode(), iri(DATASET))).isTrue();
  }

  @Test
  void catalog_inTheUnion_namesADatasetUntilItsGraphIsRemoved() throws IOException {
    OPEN.write(folder.resolve("rides.ttl"));
    other().write(folder.resolve("walks.ttl"));
    try (var store = GraphStore.tdb2(Files.createDirectory(folder.resolve("store")))) {
      store.replace(DATASET + "/graph", "20240101.1", List.of(folder.resolve("rides.ttl")));
      store.replace(WALKS + "/graph", "20240101.1", List.of(folder.resolve("walks.ttl")));
      assertThat(catalog(store)).containsExactlyInAnyOrder(DATASET, WALKS);

      store.removeVersion(WALKS + "/graph", "20240101.1");

      assertThat(catalog(store)).containsExactly(DATASET);
    }
  }

  private static Provenance other() {
    return new Provenance(
        WALKS,
        RIDES,
        RELEASED,
        "20240101.1",
        "madang 1",
        Optional.of("0b".repeat(32)),
        SHAPES,
        Optional.empty());
  }

  private static List<String> catalog(GraphStore store) {
    var query =
        "SELECT ?d { ?c a <%1$sCatalog> ; <%1$sdataset> ?d . ?d a <%1$sDataset> }"
            .formatted(DCAT.NS);
    return Txn.calculateRead(
        store.published(),
        () -> {
          try (var run = QueryExec.dataset(store.published()).query(query).build()) {
            var found = new ArrayList<String>();
            run.select().forEachRemaining(row -> found.add(row.get("d").getURI()));
            return found;
          }
        });
  }

  private static String text(Graph graph, String subject, String property) {
    var found = graph.find(iri(subject), iri(property), Node.ANY).toList();
    assertThat(found).hasSize(1);
    return found.getFirst().getObject().getLiteralLexicalForm();
  }

  private static Set<String> iris(Graph graph, String property) {
    return graph
        .find(Node.ANY, iri(property), Node.ANY)
        .mapWith(triple -> triple.getObject().getURI())
        .toSet();
  }

  @Test
  void write_withheldSource_hasNoChecksum() throws IOException {
    WITHHELD.write(folder.resolve("noisy.ttl"));

    assertThat(Files.readString(folder.resolve("noisy.ttl"))).doesNotContain("checksum");
    assertConforms(RDFDataMgr.loadGraph(folder.resolve("noisy.ttl").toString()));
  }

  @Test
  void write_synthetic_saysSoAndNoOtherDoes() throws IOException {
    var synthetic = iri("https://w3id.org/dpv#SyntheticData");
    var graph = written(WITHHELD);

    assertThat(graph.contains(iri(DATASET), Node.ANY, synthetic)).isTrue();
    assertThat(graph.contains(iri(RELEASE + "#source"), Node.ANY, synthetic)).isTrue();
    assertThat(written(OPEN).contains(Node.ANY, Node.ANY, synthetic)).isFalse();
    var keyword = iri("http://www.w3.org/ns/dcat#keyword");
    assertThat(graph.contains(iri(DATASET), keyword, NodeFactory.createLiteralLang("타기", "ko")))
        .isTrue();
  }

  @Test
  void write_shapes_tellsWhatWasValidated() throws IOException {
    var graph = written(OPEN);

    var report = iri(RELEASE + "#shapes");
    assertThat(graph.contains(report, Madang.CHECKED_TRIPLES, NodeFactoryExtra.intToNode(60)))
        .isTrue();
    assertThat(graph.contains(report, Madang.MAPPED_TRIPLES, NodeFactoryExtra.intToNode(70)))
        .isTrue();
  }

  @Test
  void write_figures_conformToTheShapes() throws IOException {
    var graph = written(MEASURED);

    assertConforms(graph);
    assertThat(graph.size()).isEqualTo(MEASURED.triples().size());
  }

  @Test
  void write_measurements_areOfTheDataset() throws IOException {
    var graph = written(MEASURED);

    assertThat(value(graph, "k")).isEqualTo(6);
    assertThat(value(graph, "loss").toString()).isEqualTo("0.25");
    assertThat(value(graph, "suppressed").toString()).isEqualTo("0");
    var measured = iri("http://www.w3.org/ns/dqv#hasQualityMeasurement");
    assertThat(graph.find(iri(DATASET), measured, Node.ANY).toList()).hasSize(4);
    var guess = iri(DATASET + "/measurements/highest-guess/kind");
    assertThat(graph.contains(guess, Madang.OF_COLUMN, NodeFactory.createLiteralString("kind")))
        .isTrue();
  }

  @Test
  void write_graph_wasGeneratedByTheActivityWithTheReport() throws IOException {
    var graph = written(MEASURED);

    var activity = graph.find(Node.ANY, Node.ANY, Madang.ANONYMIZATION).next().getSubject();
    assertThat(graph.contains(iri(DATASET + "/graph"), iri(PROV + "wasGeneratedBy"), activity))
        .isTrue();
    assertThat(graph.contains(activity, iri(PROV + "generated"), iri(REPORT))).isTrue();
  }

  @Test
  void write_twice_isEqual() throws IOException {
    MEASURED.write(folder.resolve("one.ttl"));
    MEASURED.write(folder.resolve("two.ttl"));

    assertThat(folder.resolve("one.ttl")).hasSameBinaryContentAs(folder.resolve("two.ttl"));
    assertThat(Files.readString(folder.resolve("one.ttl"))).contains("0a".repeat(32));
  }

  private static void assertConforms(Graph graph) {
    var report = ShaclValidator.get().validate(Shapes.parse(Madang.readShapes()), graph);
    assertThat(report.getEntries()).isEmpty();
  }

  private static Node one(Graph graph, Node subject, String property) {
    var found = graph.find(subject, iri(PROV + property), Node.ANY).toList();
    assertThat(found).hasSize(1);
    return found.getFirst().getObject();
  }

  private Graph written(Provenance provenance) throws IOException {
    var file = folder.resolve("provenance.ttl");
    provenance.write(file);
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
