package city.madang.etl.job;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.brief.BriefFacts;
import city.madang.etl.graph.RowMapping;
import city.madang.etl.place.Districts;
import city.madang.etl.run.Run;
import city.madang.etl.run.RunFiles;
import city.madang.etl.source.SourceFetcher;
import city.madang.etl.source.Vault;
import city.madang.etl.table.EngineLimits;
import city.madang.etl.table.TableEngine;
import city.madang.ontology.Madang;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The datasets of the brief up to their triples, which their shapes accept and which fit together.
class BriefDatasetsTest {
  private static final EngineLimits LIMITS = new EngineLimits(128 << 20, 2);
  private static final String BASE = "http://localhost:8080/";
  private static final String AREAS = BASE + "datasets/districts/areas/";

  @TempDir Path root;

  @Test
  void datasets_all_becomeTriplesThatConformAndFitTogether() {
    var counts = new TreeMap<>(BriefFacts.ROWS);
    counts.put("exemption-datasets", 12);
    var city = GraphFactory.createDefaultGraph();

    try (var engine = TableEngine.open(root.resolve("scratch"), LIMITS)) {
      counts.forEach((dataset, rows) -> add(dataset, rows, engine, city));
    }

    assertThat(faulty(city)).isEmpty();
    assertThat(classes(city)).isSubsetOf(targets());
    assertThat(terms(city)).isSubsetOf(subjects(Madang.readVocabulary()));
    assertThat(references(city, counts)).isSubsetOf(subjects(city));
    assertThat(places(city)).isNotEmpty().allMatch(BriefDatasetsTest::isDistrict);

    city.remove(Node.ANY, term("quotation"), Node.ANY);
    assertThat(faulty(city))
        .isEqualTo(instances(city, term("StatedFact")))
        .hasSize(sum(BriefFacts.ROWS));
  }

  /// Reads, checks and maps one dataset as a run does.
  private void add(String dataset, int expectedRows, TableEngine engine, Graph city) {
    var descriptor = Definition.read(BriefFacts.DATASETS.resolve(dataset));
    var source = new SourceFetcher(new Vault(root.resolve("vault"))).fetch(descriptor);
    var files = new RunFiles(root.resolve(dataset));
    var run = new Run(descriptor, "20261124.1", source, "", URI.create(BASE), files);
    RunSteps.checking(LIMITS)
        .forEach(step -> assertThat(step.execute(run)).isEqualTo(expectedRows));

    var table = descriptor.tables().getFirst();
    var rq = descriptor.folder().resolve(table.mapping());
    var mapping = RowMapping.read(rq, descriptor, table, run.baseIri());
    var triples = root.resolve(dataset + ".nt");
    try (var rows = engine.rows(files.checked(table), 0)) {
      mapping.write(rows, triples);
    }
    RDFDataMgr.read(city, triples.toString());
  }

  /// What the shapes find fault with.
  private static Set<Node> faulty(Graph graph) {
    var report = ShaclValidator.get().validate(Shapes.parse(Madang.readShapes()), graph);
    return report.getEntries().stream().map(entry -> entry.focusNode()).collect(toSet());
  }

  private static Set<Node> instances(Graph graph, Node type) {
    return graph
        .find(Node.ANY, RDF.type.asNode(), type)
        .mapWith(triple -> triple.getSubject())
        .toSet();
  }

  private static int sum(Map<String, Integer> rows) {
    return rows.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Node term(String name) {
    return NodeFactory.createURI(Madang.NAMESPACE + name);
  }

  private static Set<Node> classes(Graph graph) {
    return objects(graph.find(Node.ANY, RDF.type.asNode(), Node.ANY));
  }

  private static Set<Node> targets() {
    var target = NodeFactory.createURI("http://www.w3.org/ns/shacl#targetClass");
    var classes = objects(Madang.readShapes().find(Node.ANY, target, Node.ANY));
    classes.add(NodeFactory.createURI("http://purl.org/linked-data/cube#Observation"));
    return classes;
  }

  private static Set<Node> places(Graph graph) {
    return objects(graph.find(Node.ANY, DCTerms.spatial.asNode(), Node.ANY)).stream()
        .filter(place -> place.getURI().startsWith(BASE))
        .collect(toSet());
  }

  /// A province has two digits, a municipality five.
  private static boolean isDistrict(Node place) {
    var code = place.getURI().replace(AREAS, "");
    return code.length() == 2
        ? !Districts.ofKorea().startingWith(code).isEmpty()
        : Districts.ofKorea().find(code).isPresent();
  }

  /// Things of these datasets that are named somewhere.
  private static Set<Node> references(Graph graph, Map<String, Integer> datasets) {
    return graph.stream()
        .map(triple -> triple.getObject())
        .filter(Node::isURI)
        .filter(thing -> datasets.keySet().stream().anyMatch(dataset -> isIn(thing, dataset)))
        .collect(toSet());
  }

  private static boolean isIn(Node thing, String dataset) {
    return thing.getURI().startsWith(BASE + "datasets/" + dataset + "/");
  }

  private static Set<Node> terms(Graph graph) {
    return graph.stream()
        .flatMap(triple -> Stream.of(triple.getPredicate(), triple.getObject()))
        .filter(node -> node.isURI() && node.getURI().startsWith(Madang.NAMESPACE))
        .collect(toSet());
  }

  private static Set<Node> subjects(Graph graph) {
    return graph.stream().map(triple -> triple.getSubject()).collect(toSet());
  }

  private static Set<Node> objects(ExtendedIterator<Triple> triples) {
    return triples.mapWith(triple -> triple.getObject()).toSet();
  }
}
