package city.madang.etl.job;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.change.Changes;
import city.madang.etl.change.Patcher;
import city.madang.etl.change.ReleaseComparison;
import city.madang.etl.change.ReleaseComparison.Previous;
import city.madang.etl.dataset.DatasetId;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.export.signature.SigningKeys;
import city.madang.etl.release.CatalogDatabase;
import city.madang.etl.release.Home;
import city.madang.etl.release.ReleaseRegister;
import city.madang.etl.release.Tombstones;
import city.madang.etl.release.WithdrawalReason;
import city.madang.etl.run.Run;
import city.madang.etl.run.RunFiles;
import city.madang.etl.source.SourceFetcher;
import city.madang.etl.source.Vault;
import city.madang.etl.table.EngineLimits;
import city.madang.etl.table.TableEngine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Releases about people that follow each other, up to their files.
class CompareStepTest {
  private static final EngineLimits LIMITS = new EngineLimits(128 << 20, 1);

  private static final DatasetId WALLS = new DatasetId("walls");

  private static final URI BASE = URI.create("https://madang.example/");

  @TempDir Path root;
  private Home home;
  private JdbcDataSource database;
  private ReleaseRegister register;

  @BeforeEach
  void open() {
    database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + root.getFileName() + ";DB_CLOSE_DELAY=-1");
    CatalogDatabase.migrate(database);
    home = new Home(root.resolve("home"));
    register = new ReleaseRegister(database, home);
  }

  @Test
  void compare_twoReleases_listsFilesThatMakeTheNewOneOfTheOld() throws IOException {
    var first = publish("20261124.1", rides(2_000));
    var second = publish("20261124.2", rides(2_400));

    var changes = Changes.find(second).orElseThrow();
    assertThat(Changes.find(first).orElseThrow().previous()).isEmpty();
    assertThat(changes.previous()).contains("20261124.1");
    assertThat(changes.isComplete()).as(changes.notCompared()).isTrue();
    assertThat(changes.schema().change()).isEqualTo("none");
    assertThat(Manifests.read(second).files())
        .extracting(ReleasedFile::name)
        .contains("changes.json", "changes.rdfp.gz", "rides.diff.csv.gz");
    var patched = root.resolve("rides.csv.gz");
    var patcher = new Patcher(root.resolve("scratch"), LIMITS);
    patcher.patchRows(first.resolve("rides.csv.gz"), second.resolve("rides.diff.csv.gz"), patched);
    assertThat(patched).hasSameBinaryContentAs(second.resolve("rides.csv.gz"));
    var triples = List.of(first.resolve("rides.nt.gz"), first.resolve("provenance.ttl"));
    var target = root.resolve("new.nt.gz");
    patcher.patchTriples(triples, second.resolve("changes.rdfp.gz"), target);
    assertThat(Files.size(target)).isPositive();
  }

  /// Whoever has both releases, and nothing else, can make the diff: so it tells nothing more.
  @Test
  void compare_noisyReleases_areToldByTheirReleasedFilesAlone() throws IOException {
    var first = publish("20261124.1", noisyRides());
    var second = publish("20261124.2", noisyRides());
    var copy = root.resolve("elsewhere");
    var before = copyReleased(first, copy.resolve("first"));
    var after = copyReleased(second, copy.resolve("second"));
    var iri = BASE.resolve("datasets/rides/releases/").toString();
    var manifest = ReleasedFile.of(before.resolve(Manifests.FILE)).sha256();

    ReleaseComparison.Result again;
    try (var engine = TableEngine.open(root.resolve("scratch"), LIMITS, after)) {
      again =
          new ReleaseComparison(engine, root.resolve("scratch"), LIMITS, iri)
              .compare(Optional.of(new Previous("20261124.1", before, manifest)), after);
    }

    assertThat(again.changes().isComplete()).as(again.changes().notCompared()).isTrue();
    assertThat(again.files())
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrder("changes.json", "changes.rdfp.gz", "rides.diff.csv.gz");
    assertThat(again.files())
        .allSatisfy(
            file -> assertThat(second.resolve(file.getFileName())).hasSameBinaryContentAs(file));
  }

  /// The same people twice: only the noise differs.
  @Test
  void compare_noisyReleases_makeTheNewOneOfTheOld() throws IOException {
    var first = publish("20261124.1", noisyRides());
    var second = publish("20261124.2", noisyRides());
    var patched = root.resolve("rides.csv");

    new Patcher(root.resolve("scratch"), LIMITS)
        .patchRows(first.resolve("rides.csv"), second.resolve("rides.diff.csv.gz"), patched);

    assertThat(Files.readString(first.resolve("rides.csv")))
        .isNotEqualTo(Files.readString(second.resolve("rides.csv")));
    assertThat(patched).hasSameBinaryContentAs(second.resolve("rides.csv"));
  }

  /// Whoever has the newest kept release can follow, and the withdrawn one is told by nothing.
  @Test
  void compare_currentWithdrawn_patchLeadsFromTheNewestKept() throws IOException {
    var first = publish("20261124.1", walls("north", "south"));
    publish("20261124.2", walls("north", "secret"));
    new Tombstones(database)
        .withdraw(WALLS, "20261124.2", new WithdrawalReason("wrong"), Instant.EPOCH);
    var third = publish("20261124.3", walls("north", "east"));

    assertThat(Changes.find(third).orElseThrow().previous()).contains("20261124.1");
    var patcher = new Patcher(root.resolve("scratch"), LIMITS);
    var rows = root.resolve("walls.csv.gz");
    patcher.patchRows(first.resolve("walls.csv.gz"), third.resolve("walls.diff.csv.gz"), rows);
    assertThat(rows).hasSameBinaryContentAs(third.resolve("walls.csv.gz"));
    var target = root.resolve("new.nt");
    patcher.patchTriples(triples(first), third.resolve("changes.rdfp.gz"), target);
    assertThat(graph(List.of(target)).isIsomorphicWith(graph(triples(third)))).isTrue();
  }

  private Path rides(int rows) throws IOException {
    return TestDataset.rides(root.resolve("rides"), rows);
  }

  private Path noisyRides() throws IOException {
    return TestDataset.noisyRides(root.resolve("rides"), 500, TestDataset.NOISE);
  }

  /// All that was released, without what an earlier comparison wrote.
  private static Path copyReleased(Path release, Path target) throws IOException {
    Files.createDirectories(target);
    try (var files = Files.list(release)) {
      for (var file : files.filter(file -> !isOfComparison(file)).toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
    return target;
  }

  private static boolean isOfComparison(Path file) {
    return file.toString().matches(".*(changes[.]json|[.]rdfp[.]gz|[.]diff[.]csv[.]gz)");
  }

  @Test
  void compare_openReleases_patchTurnsTheProvenanceToo() throws IOException {
    var first = publish("20261124.1", walls("north", "south"));
    var second = publish("20261124.2", walls("north", "east", "west"));

    var target = root.resolve("new.nt");
    var patcher = new Patcher(root.resolve("scratch"), LIMITS);
    var hash = patcher.patchTriples(triples(first), second.resolve("changes.rdfp.gz"), target);

    assertThat(ReleasedFile.of(target).sha256()).isEqualTo(hash);
    var graph = RDFDataMgr.loadGraph(target.toString());
    assertThat(graph.isIsomorphicWith(graph(triples(second)))).isTrue();
    assertThat(Files.readAllLines(target)).hasSize(graph.size());
    assertThat(Files.readString(target))
        .contains("/releases/20261124.2#run>", "\"Publication 20261124.2\"@en")
        .doesNotContain("20261124.1");
  }

  private static List<Path> triples(Path release) {
    return List.of(release.resolve("walls.nt.gz"), release.resolve("provenance.ttl"));
  }

  private static Graph graph(List<Path> files) {
    var graph = GraphFactory.createDefaultGraph();
    files.forEach(file -> RDFDataMgr.read(graph, file.toString()));
    return graph;
  }

  private Path walls(String... names) throws IOException {
    var folder = Files.createDirectories(root.resolve("walls"));
    Files.writeString(
        folder.resolve("dataset.yaml"),
        """
        id: walls
        title: {ko: 성벽, en: Walls}
        description: {ko: 설명, en: About walls}
        publisher: {name: {ko: 시, en: City}, iri: "https://city.example/"}
        license: CC0-1.0
        source: {uri: walls.csv, format: csv}
        fields:
          - {name: name, type: string, role: open, constraints: {required: true, unique: true}}
        graph: {mapping: walls.rq}
        """);
    Files.writeString(
        folder.resolve("walls.rq"),
        """
        CONSTRUCT { ?wall <urn:name> ?name }
        WHERE { BIND(IRI(CONCAT(STR(?dataset), "/wall/", ?name)) AS ?wall) }
        """);
    Files.writeString(folder.resolve("walls.csv"), "name\n" + String.join("\n", names) + "\n");
    return folder;
  }

  private Path publish(String version, Path folder) throws IOException {
    var descriptor = Definition.read(folder);
    var source = new SourceFetcher(new Vault(home.vault())).fetch(descriptor);
    var files = new RunFiles(home.work().resolve(descriptor.id().value()).resolve(version));
    var run = new Run(descriptor, version, source, version, BASE, files);
    var steps = new ArrayList<>(RunSteps.anonymizing(Clock.systemUTC()));
    steps.add(new CompareStep(register));
    steps.add(new SignStep(new SigningKeys(home.signing())));
    Steps.execute(run, LIMITS, steps);
    var target = home.release(descriptor.id(), version);
    register.finish(Candidates.of(run, files.release()), Instant.EPOCH);
    Files.createDirectories(target.getParent());
    return Files.move(files.release(), target);
  }
}
