package city.madang.etl.job;

import static city.madang.etl.job.TripPlanner.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.madang.etl.quality.Notice;
import city.madang.etl.quality.Notices;
import city.madang.etl.quality.Severity;
import city.madang.etl.run.Json;
import city.madang.etl.run.Run;
import city.madang.ontology.Madang;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Dataset `transit`, from the feed of an agency to what a planner of trips loads.
class TransitDatasetTest {
  private static final String STOPS = BundledRun.BASE + "datasets/transit-stops/";

  @TempDir Path root;

  @Test
  void run_wholeFeed_letsATripBePlannedFromItsDownloads() throws IOException {
    var run = BundledRun.of("transit", root);

    assertPlans(run);
    assertThat(PublishedCodes.unexplained(run)).isEmpty();
    assertTriples(BundledRun.graph(run));
    assertThat(Json.read(run.files().notices(), Notices.class).found())
        .filteredOn(it -> it.severity() == Severity.ERROR)
        .extracting(Notice::code, Notice::table, Notice::rows)
        .containsExactly(tuple("duplicate_key", "fare-rules", 1L));
  }

  /// No bus goes from Ocean Avenue to the Pacific Coast Highway; the two that do were found by
  /// trying all pairs of trips.
  private static void assertPlans(Run run) throws IOException {
    var planner = new TripPlanner(run.files().release().resolve("gtfs.zip"));

    var legs = planner.plan("3", "94", "20200302", "monday", seconds("08:00:00"));

    assertThat(legs).hasSize(2);
    assertThat(planner.route(legs.getFirst().trip())).isEqualTo("8");
    assertThat(legs.getFirst().departure()).isEqualTo(seconds("08:00:54"));
    assertThat(planner.route(legs.getLast().trip())).isEqualTo("9");
    assertThat(legs.getFirst().to()).as("the next bus leaves around the corner").isEqualTo("227");
    assertThat(legs.getLast().from()).isEqualTo("4");
    assertThat(legs.getLast().arrival()).isEqualTo(seconds("08:33:00"));
    assertThat(planner.plan("3", "94", "20200601", "monday", seconds("08:00:00")))
        .as("the timetable has ended")
        .isEmpty();
  }

  private static void assertTriples(Graph graph) {
    var report = ShaclValidator.get().validate(Shapes.parse(Madang.readShapes()), graph);
    assertThat(report.getEntries()).isEmpty();
    assertThat(classes(graph))
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    "Agency", 1L,
                    "Trip", 3_563L,
                    "Service", 10L,
                    "CalendarRule", 10L,
                    "CalendarDateRule", 275L,
                    "TransferRule", 143L,
                    "FareClass", 2L,
                    "FareRule", 20L)));
    assertThat(graph.stream(Node.ANY, gtfs("route"), Node.ANY))
        .as("routes have one name in all datasets")
        .allSatisfy(it -> assertThat(it.getObject().getURI()).startsWith(STOPS + "routes/"));
    assertThat(graph.contains(Node.ANY, gtfs("originStop"), iri(STOPS + "stops/11"))).isTrue();
  }

  private static Map<String, Long> classes(Graph graph) {
    return graph.stream(Node.ANY, RDF.type.asNode(), Node.ANY)
        .collect(
            Collectors.groupingBy(
                it -> it.getObject().getLocalName(), TreeMap::new, Collectors.counting()));
  }

  private static Node gtfs(String term) {
    return iri("http://vocab.gtfs.org/terms#" + term);
  }

  private static Node iri(String iri) {
    return NodeFactory.createURI(iri);
  }
}
