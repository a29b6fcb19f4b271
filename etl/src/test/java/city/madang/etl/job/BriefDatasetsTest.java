package city.madang.etl.job;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.brief.BriefFacts;
import city.madang.etl.place.Districts;
import city.madang.etl.run.Json;
import city.madang.etl.table.StageResult;
import city.madang.ontology.Madang;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The datasets of the brief up to their triples, which their shapes accept and which fit together.
class BriefDatasetsTest {
  private static final String BASE = "http://localhost:8080/";
  private static final String AREAS = BASE + "datasets/districts/areas/";

  @TempDir Path root;

  @Test
  void datasets_all_becomeTriplesThatConformAndFitTogether() throws IOException {
    var counts = new TreeMap<>(BriefFacts.ROWS);
    counts.put("exemption-datasets", 14);
    var city = GraphFactory.createDefaultGraph();

    for (var dataset : counts.entrySet()) {
      add(dataset.getKey(), dataset.getValue(), city);
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

  /// Runs one dataset.
  private void add(String dataset, int expectedRows, Graph city) throws IOException {
    var run = BundledRun.of(dataset, root.resolve(dataset));
    var table = run.descriptor().tables().getFirst();
    var counts = Json.read(run.files().counts(table), StageResult.class);
    assertThat(counts.rowsStaged()).as(dataset).isEqualTo(expectedRows);
    assertThat(PublishedCodes.unexplained(run)).isEmpty();
    GraphUtil.addInto(city, BundledRun.graph(run));
  }

  /// What the shapes find fault with.
  private static Set<Node> faulty(Graph graph) {
    return BundledRun.faults(graph).stream().map(entry -> entry.focusNode()).collect(toSet());
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
