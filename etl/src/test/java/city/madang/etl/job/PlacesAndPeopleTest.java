package city.madang.etl.job;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.place.Districts;
import city.madang.etl.run.Json;
import city.madang.etl.run.Run;
import city.madang.ontology.Madang;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The datasets of places and people as they ship: checked, made safe, mapped, as their shapes say.
class PlacesAndPeopleTest {
  private static final String AREAS = BundledRun.BASE + "datasets/districts/areas/";

  /// Classes of standards that only tell how a thing is used.
  private static final Set<String> ROLES =
      Set.of(
          "http://www.opengis.net/ont/geosparql#Feature",
          "http://www.opengis.net/ont/geosparql#Geometry",
          "http://purl.org/linked-data/cube#Observation");

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({
    "air-quality, 2688, 90000",
    "cctv-zones, 800, 14000",
    "ev-chargers, 2000, 40000",
    "iot-observations, 6048, 36000"
  })
  void places_asShipped_conform(String id, int rows, int triples) throws IOException {
    var run = BundledRun.of(id, root);
    var graph = BundledRun.graph(run);

    assertThat(run.descriptor().tables().getFirst().personal()).isFalse();
    assertThat(rows(run)).isEqualTo(rows);
    assertThat(graph.size()).isGreaterThan(triples);
    assertThat(PublishedCodes.unexplained(run)).isEmpty();
    assertConforms(graph);
  }

  @ParameterizedTest
  @CsvSource({"ev-fleet, 780", "ev-sessions, 2890"})
  void people_asShipped_lookLikeFourOthers(String id, int rows) throws IOException {
    var run = BundledRun.of(id, root);
    var report = report(run);

    assertThat(report.at("/verdict").asString()).isEqualTo("published");
    assertThat(report.at("/k/entities").asInt()).isGreaterThanOrEqualTo(5);
    assertThat(report.at("/rows/suppressed").asInt()).isLessThan(rows / 20);
    assertThat(rows(run)).isBetween(rows * 19L / 20, rows * 21L / 20);
    assertThat(PublishedCodes.unexplained(run)).isEmpty();
    assertConforms(BundledRun.graph(run));
  }

  /// Where five of six households that look alike took 10 kWh, each of them very likely did.
  @Test
  void energyUse_asShipped_isNeverNearlyTheSameInAClass() throws IOException {
    var run = BundledRun.of("energy-use", root);

    var classes =
        BundledRun.text(run, "energy-use.csv")
            .lines()
            .skip(1)
            .collect(
                groupingBy(
                    row -> row.substring(0, row.lastIndexOf(',')),
                    groupingBy(row -> row.substring(row.lastIndexOf(',')), counting())));
    assertThat(classes).hasSizeGreaterThan(450);
    assertThat(classes.values())
        .allSatisfy(
            values -> {
              long most = Collections.max(values.values());
              long all = values.values().stream().mapToLong(n -> n).sum();
              assertThat(most).isLessThan(4 * (all - most)).isLessThan(all - 1);
            });
    assertThat(report(run).at("/loss").asDouble()).isLessThan(0.10);
    assertThat(report(run).at("/k/entities").asInt()).isGreaterThanOrEqualTo(6);
    assertThat(BundledRun.measured(run))
        .containsKeys("smallestClass", "highestRisk", "marketerRisk", "highestGuess", "meanGuess")
        .containsEntry("protectedBy", "lookAlikeClasses");
    assertThat(PublishedCodes.unexplained(run)).isEmpty();
    assertConforms(BundledRun.graph(run));
  }

  @ParameterizedTest
  @CsvSource({"safety-events, 1500", "visitor-flows, 3264"})
  void counts_asShipped_areNoisy(String id, int atLeast) throws IOException {
    var run = BundledRun.of(id, root);
    var report = report(run);

    assertThat(report.at("/verdict").asString()).isEqualTo("published");
    assertThat(report.at("/noise/epsilon").asDouble()).isEqualTo(0.8);
    assertThat(BundledRun.measured(run))
        .containsEntry("epsilon", "0.8")
        .containsKeys("delta", "epsilonSpent", "noiseDeviation")
        .containsEntry("protectedBy", "discreteLaplaceNoise");
    assertThat(rows(run)).isBetween((long) atLeast, 3264L);
    assertThat(PublishedCodes.unexplained(run)).isEmpty();
    assertConforms(BundledRun.graph(run));
  }

  private static long rows(Run run) throws IOException {
    return BundledRun.text(run, run.descriptor().id().value() + ".csv").lines().count() - 1;
  }

  private static JsonNode report(Run run) {
    return Json.read(run.files().privacyReport(), JsonNode.class);
  }

  private static void assertConforms(Graph graph) {
    assertThat(BundledRun.faults(graph)).isEmpty();
    assertThat(
            iris(
                graph
                    .find(Node.ANY, RDF.type.asNode(), Node.ANY)
                    .mapWith(it -> it.getObject())
                    .toList()
                    .stream()))
        .isSubsetOf(targets());
    assertThat(terms(graph))
        .isSubsetOf(iris(Madang.readVocabulary().stream().map(it -> it.getSubject())));
    assertThat(
            iris(
                graph
                    .find(Node.ANY, DCTerms.spatial.asNode(), Node.ANY)
                    .mapWith(it -> it.getObject())
                    .toList()
                    .stream()))
        .isNotEmpty()
        .allMatch(PlacesAndPeopleTest::isArea);
  }

  private static boolean isArea(String iri) {
    var code = iri.replace(AREAS, "");
    return code.equals("21") || Districts.ofKorea().find(code).isPresent();
  }

  private static Set<String> targets() {
    var targets =
        Madang.readShapes().stream()
            .filter(it -> it.getPredicate().getURI().endsWith("shacl#targetClass"))
            .map(it -> it.getObject().getURI())
            .collect(toCollection(TreeSet::new));
    targets.addAll(ROLES);
    return targets;
  }

  private static Set<String> terms(Graph graph) {
    var nodes = graph.stream().flatMap(it -> Stream.of(it.getPredicate(), it.getObject()));
    return iris(nodes.filter(it -> it.isURI() && it.getURI().startsWith(Madang.NAMESPACE)));
  }

  private static Set<String> iris(Stream<Node> nodes) {
    return nodes.filter(Node::isURI).map(Node::getURI).collect(toSet());
  }
}
