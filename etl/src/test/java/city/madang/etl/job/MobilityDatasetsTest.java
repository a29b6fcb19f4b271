package city.madang.etl.job;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.run.Run;
import city.madang.etl.run.RunFiles;
import city.madang.etl.source.SourceFetcher;
import city.madang.etl.source.Vault;
import city.madang.etl.table.EngineLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The bundled datasets of how a city moves, as they are released: made up, checked, anonymized,
/// mapped, and looked at by the shapes of all areas.
class MobilityDatasetsTest {
  private static final Path DATASETS =
      Path.of(System.getProperty("madang.datasets", "../datasets"));
  private static final EngineLimits LIMITS = new EngineLimits(256L << 20, 2);

  /// What begins with these names somebody's card, bus or vehicle.
  private static final Pattern SOMEBODY = Pattern.compile("CARD\\d|BUS\\d|RIDER\\d|9E3779B1");

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({
    "transit-busan, 48000, 20000, Stop Route Trip Agency Service CalendarRule",
    "signals, 200, 2500, ConnectedSignal",
    "collision-warnings, 6000, 35000, CollisionWarning",
    "fare-taps, 500, 3000, RideFlow",
    "bike-hourly, 2688, 16000, BikeRentals",
    "transit-realtime, 2400, 20000, VehiclePosition ArrivalDelay ServiceAlert",
    "bike-stations, 1200, 9000, BikeStation",
    "connected-vehicles, 40000, 9000, TrajectoryPiece GridCell",
  })
  void release_ofBundledDataset_keepsItsPolicyAndConforms(
      String id, int rows, int triples, String classes) throws IOException {
    var run = release(id);

    var graph = triples(run);

    assertThat(published(run)).isGreaterThanOrEqualTo(rows);
    assertThat(graph.size()).isGreaterThanOrEqualTo(triples);
    assertThat(classes(graph)).contains(classes.split(" "));
    assertThat(BundledRun.faults(graph)).isEmpty();
    assertThat(PublishedCodes.unexplained(run)).isEmpty();
    if (id.equals("connected-vehicles")) {
      assertThat(BundledRun.measured(run))
          .containsKeys("unicity", "placeUnicity", "smallestClass")
          .containsEntry("protectedBy", "trajectoryPieces");
    }
    for (var table : run.descriptor().tables()) {
      var csv = run.files().release().resolve(table.name() + ".csv");
      assertThat(SOMEBODY.matcher(Files.readString(csv)).find()).isFalse();
    }
  }

  @Test
  void release_ofTimetable_isAFeedForPlanners() throws IOException {
    var run = release("transit-busan");

    var manifest = Files.readString(run.files().release().resolve("manifest.json"));

    assertThat(run.files().release().resolve("gtfs.zip")).exists();
    assertThat(manifest).doesNotContain("no GTFS feed");
  }

  private Run release(String id) {
    var descriptor = Definition.read(DATASETS.resolve(id));
    var source = new SourceFetcher(new Vault(root.resolve("vault"))).fetch(descriptor);
    var run =
        new Run(
            descriptor,
            "20261124.1",
            source,
            "",
            URI.create("http://localhost:8080/"),
            new RunFiles(root.resolve("run")));
    Steps.execute(run, LIMITS, RunSteps.anonymizing(Clock.systemUTC()));
    return run;
  }

  private static long published(Run run) throws IOException {
    long rows = 0;
    for (var table : run.descriptor().tables()) {
      try (var lines = Files.lines(run.files().release().resolve(table.name() + ".csv"))) {
        rows += lines.count() - 1;
      }
    }
    return rows;
  }

  private static Graph triples(Run run) {
    var graph = GraphFactory.createDefaultGraph();
    run.descriptor()
        .tables()
        .forEach(it -> RDFDataMgr.read(graph, run.files().triples(it).toUri().toString()));
    return graph;
  }

  private static Set<String> classes(Graph graph) {
    return graph.stream(Node.ANY, RDF.type.asNode(), Node.ANY)
        .map(it -> it.getObject().getLocalName())
        .collect(Collectors.toSet());
  }
}
